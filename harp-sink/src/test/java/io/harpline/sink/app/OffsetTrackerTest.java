package io.harpline.sink.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.topic.Origin;
import io.harpline.sink.app.Mark.Dead;
import io.harpline.sink.app.Mark.Unsettled;
import io.harpline.sink.app.OffsetTracker.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class OffsetTrackerTest {

    private static final Partition PARTITION = new Partition("t", 3);

    private static final Bookmark BEGINNING = new Bookmark(0, Map.of());

    private final OffsetTracker tracker = new OffsetTracker(3, 1_000);

    @Test
    void shouldCommitUpToTheLowestUnfinishedOffset() {
        tracker.assign(PARTITION, 1, BEGINNING);
        Ticket first = take(41, 1);
        Ticket second = take(42, 1);
        Ticket third = take(46, 1);

        third.finish();
        first.finish();

        assertThat(tracker.committable()).containsExactly(at(42));
        second.finish();
        assertThat(tracker.committable()).containsExactly(at(47));
    }

    @Test
    void shouldOfferAnOffsetUntilItIsCommitted() {
        tracker.assign(PARTITION, 1, BEGINNING);
        take(41, 1).finish();

        assertThat(tracker.committable()).isEqualTo(tracker.committable()).isNotEmpty();
        tracker.committed(Map.ofEntries(at(42)));
        assertThat(tracker.committable()).isEmpty();
    }

    @Test
    void shouldNotCommitForAnAssignmentThatHasEnded() {
        tracker.assign(PARTITION, 1, BEGINNING);
        Ticket early = take(41, 1);
        tracker.revoke(List.of(PARTITION));

        early.finish();

        assertThat(early.isCurrent()).isFalse();
        assertThat(tracker.committable()).isEmpty();
        tracker.assign(PARTITION, 2, BEGINNING);
        Ticket again = take(41, 2);
        assertThat(early.isCurrent()).isFalse();
        early.finish();
        assertThat(tracker.committable()).containsExactly(at(41));
        again.finish();
        assertThat(tracker.committable()).containsExactly(at(42));
    }

    @Test
    void shouldTakeNothingThatWasPolledForAnotherAssignment() {
        tracker.assign(PARTITION, 2, BEGINNING);

        assertThat(tracker.take(new Origin("t", 3, 50), 1, 100)).isEmpty();
        assertThat(tracker.take(new Origin("t", 4, 50), 2, 100)).isEmpty();
        assertThat(tracker.take(new Origin("t", 3, 41), 2, 100)).isPresent();
        assertThat(tracker.take(new Origin("t", 3, 41), 2, 100)).as("twice").isEmpty();
    }

    @Test
    void shouldHaveRoomUntilItsBoundOfUnfinishedRecords() {
        tracker.assign(PARTITION, 1, BEGINNING);
        List<Ticket> tickets = List.of(take(1, 1), take(2, 1));
        assertThat(tracker.room().toCompletableFuture()).isDone();
        take(3, 1);

        CompletableFuture<Void> room = tracker.room().toCompletableFuture();

        assertThat(room).isNotDone();
        tickets.getFirst().finish();
        assertThat(room).isDone();
    }

    @Test
    void shouldHaveRoomUntilItsBoundOfUnfinishedBytes() {
        tracker.assign(PARTITION, 1, BEGINNING);
        Ticket large = tracker.take(new Origin("t", 3, 1), 1, 999).orElseThrow();
        assertThat(tracker.room().toCompletableFuture()).isDone();
        take(2, 1);

        CompletableFuture<Void> room = tracker.room().toCompletableFuture();

        assertThat(room).isNotDone();
        large.finish();
        large.finish();
        assertThat(room).isDone();
    }

    @Test
    void shouldTakeAndPostNothingOfWhatIsAboutToGoButCommitWhatIsFinished() {
        tracker.assign(PARTITION, 1, BEGINNING);
        Ticket ticket = take(41, 1);

        tracker.ending(List.of(PARTITION, new Partition("t", 4)));

        assertThat(ticket.mayPost()).isFalse();
        assertThat(ticket.isCurrent()).isTrue();
        assertThat(tracker.take(new Origin("t", 3, 42), 1, 100)).isEmpty();
        ticket.finish();
        assertThat(tracker.committable()).containsExactly(at(42));
    }

    @Test
    void shouldTellWhereEachPartitionStandsThatHasBegunWhetherCommittedOrNot() {
        tracker.assign(PARTITION, 1, BEGINNING);
        tracker.assign(new Partition("t", 4), 1, BEGINNING);
        assertThat(tracker.standing()).isEmpty();
        take(41, 1).finish();
        take(42, 1);

        tracker.committed(Map.ofEntries(at(42)));

        assertThat(tracker.standing()).containsExactly(at(42));
    }

    @Test
    void shouldKeepAMarkUntilTheOffsetIsPassed() {
        tracker.assign(PARTITION, 1, BEGINNING);
        Ticket first = take(41, 1);
        take(42, 1).finishDead();
        Ticket third = take(43, 1);

        third.unsettled(Instant.EPOCH);

        Bookmark marked = new Bookmark(41, Map.of(42L, new Dead(), 43L, new Unsettled(Instant.EPOCH)));
        assertThat(tracker.committable()).containsExactly(Map.entry(PARTITION, marked));
        tracker.committed(Map.of(PARTITION, marked));
        assertThat(tracker.committable()).isEmpty();
        third.settled();
        assertThat(tracker.committable())
                .containsExactly(Map.entry(PARTITION, new Bookmark(41, Map.of(42L, new Dead()))));
        first.finish();
        assertThat(tracker.committable()).containsExactly(at(43));
    }

    @Test
    void shouldGoOnWithTheMarksOfTheOneBefore() {
        Bookmark before = new Bookmark(41, Map.of(42L, new Dead(), 43L, new Unsettled(Instant.EPOCH)));
        tracker.assign(PARTITION, 1, before);

        Ticket first = take(41, 1);

        assertThat(first.unsettledBefore()).isEmpty();
        assertThat(tracker.take(new Origin("t", 3, 42), 1, 100)).isEmpty();
        assertThat(tracker.committable()).containsExactly(Map.entry(PARTITION, before));
        assertThat(take(43, 1).unsettledBefore()).contains(Instant.EPOCH);
        first.finish();
        assertThat(tracker.committable())
                .containsExactly(Map.entry(PARTITION, new Bookmark(43, Map.of(43L, new Unsettled(Instant.EPOCH)))));
    }

    /// Else a record would be passed over that has nothing but its offset in common with a dead letter.
    @Test
    void shouldForgetTheMarksWhenOffsetsMeanOtherRecords() {
        tracker.assign(PARTITION, 1, new Bookmark(41, Map.of(42L, new Dead())));

        take(0, 1);

        assertThat(tracker.take(new Origin("t", 3, 42), 1, 100)).isPresent();
    }

    @Test
    void shouldHaveRoomAgainWhenPartitionsGo() {
        tracker.assign(PARTITION, 1, BEGINNING);
        take(1, 1);
        take(2, 1);
        take(3, 1);
        CompletableFuture<Void> room = tracker.room().toCompletableFuture();

        tracker.revoke(List.of(PARTITION));

        assertThat(room).isDone();
    }

    /// Against the plainest model there is: all that was taken, and whether it is finished.
    @Test
    void shouldNeverSkipAnUnfinishedRecord() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        tracker.assign(PARTITION, 1, BEGINNING);
        TreeMap<Long, Boolean> model = new TreeMap<>();
        List<Ticket> open = new ArrayList<>();
        long next = 0;
        long committed = 0;
        for (int step = 0; step < 20_000; step++) {
            if (random.nextBoolean()) {
                next += random.nextInt(1, 3);
                open.add(take(next, 1));
                model.put(next, false);
            } else if (!open.isEmpty()) {
                Ticket finished = open.remove(random.nextInt(open.size()));
                finished.finish();
                model.put(finished.origin().offset(), true);
            }
            Map<Partition, Bookmark> offered = tracker.committable();
            if (!offered.isEmpty() && random.nextInt(4) == 0) {
                committed = offered.getOrDefault(PARTITION, BEGINNING).next();
                assertThat(model.headMap(committed).values())
                        .as("seed %d, step %d", seed, step)
                        .doesNotContain(false);
                model.headMap(committed).clear();
                tracker.committed(offered);
            }
        }
        open.forEach(Ticket::finish);
        assertThat(tracker.standing()).as("seed %d", seed).containsExactly(at(next + 1));
    }

    private static Map.Entry<Partition, Bookmark> at(long offset) {
        return Map.entry(PARTITION, new Bookmark(offset, Map.of()));
    }

    private Ticket take(long offset, int generation) {
        return tracker.take(new Origin("t", 3, offset), generation, 100).orElseThrow();
    }
}
