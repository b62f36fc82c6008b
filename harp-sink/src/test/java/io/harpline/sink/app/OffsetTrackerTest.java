package io.harpline.sink.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.topic.Origin;
import io.harpline.sink.app.OffsetTracker.Ticket;
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

    private final OffsetTracker tracker = new OffsetTracker(3, 1_000);

    @Test
    void shouldCommitUpToTheLowestUnfinishedOffset() {
        tracker.assign(PARTITION, 1);
        Ticket first = take(41, 1);
        Ticket second = take(42, 1);
        Ticket third = take(46, 1);

        third.finish();
        first.finish();

        assertThat(tracker.committable()).containsExactly(Map.entry(PARTITION, 42L));
        second.finish();
        assertThat(tracker.committable()).containsExactly(Map.entry(PARTITION, 47L));
    }

    @Test
    void shouldOfferAnOffsetUntilItIsCommitted() {
        tracker.assign(PARTITION, 1);
        take(41, 1).finish();

        assertThat(tracker.committable()).isEqualTo(tracker.committable()).isNotEmpty();
        tracker.committed(Map.of(PARTITION, 42L));
        assertThat(tracker.committable()).isEmpty();
    }

    @Test
    void shouldNotCommitForAnAssignmentThatHasEnded() {
        tracker.assign(PARTITION, 1);
        Ticket early = take(41, 1);
        tracker.revoke(List.of(PARTITION));

        early.finish();

        assertThat(early.isCurrent()).isFalse();
        assertThat(tracker.committable()).isEmpty();
        tracker.assign(PARTITION, 2);
        Ticket again = take(41, 2);
        assertThat(early.isCurrent()).isFalse();
        early.finish();
        assertThat(tracker.committable()).containsExactly(Map.entry(PARTITION, 41L));
        again.finish();
        assertThat(tracker.committable()).containsExactly(Map.entry(PARTITION, 42L));
    }

    @Test
    void shouldTakeNothingThatWasPolledForAnotherAssignment() {
        tracker.assign(PARTITION, 2);

        assertThat(tracker.take(new Origin("t", 3, 50), 1, 100)).isEmpty();
        assertThat(tracker.take(new Origin("t", 4, 50), 2, 100)).isEmpty();
        assertThat(tracker.take(new Origin("t", 3, 41), 2, 100)).isPresent();
        assertThat(tracker.take(new Origin("t", 3, 41), 2, 100)).as("twice").isEmpty();
    }

    @Test
    void shouldHaveRoomUntilItsBoundOfUnfinishedRecords() {
        tracker.assign(PARTITION, 1);
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
        tracker.assign(PARTITION, 1);
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
        tracker.assign(PARTITION, 1);
        Ticket ticket = take(41, 1);

        tracker.ending(List.of(PARTITION, new Partition("t", 4)));

        assertThat(ticket.mayPost()).isFalse();
        assertThat(ticket.isCurrent()).isTrue();
        assertThat(tracker.take(new Origin("t", 3, 42), 1, 100)).isEmpty();
        ticket.finish();
        assertThat(tracker.committable()).containsExactly(Map.entry(PARTITION, 42L));
    }

    @Test
    void shouldTellWhereEachPartitionStandsThatHasBegunWhetherCommittedOrNot() {
        tracker.assign(PARTITION, 1);
        tracker.assign(new Partition("t", 4), 1);
        assertThat(tracker.standing()).isEmpty();
        take(41, 1).finish();
        take(42, 1);

        tracker.committed(Map.of(PARTITION, 42L));

        assertThat(tracker.standing()).containsExactly(Map.entry(PARTITION, 42L));
    }

    @Test
    void shouldHaveRoomAgainWhenPartitionsGo() {
        tracker.assign(PARTITION, 1);
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
        tracker.assign(PARTITION, 1);
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
            Map<Partition, Long> offered = tracker.committable();
            if (!offered.isEmpty() && random.nextInt(4) == 0) {
                committed = offered.getOrDefault(PARTITION, 0L);
                assertThat(model.headMap(committed).values())
                        .as("seed %d, step %d", seed, step)
                        .doesNotContain(false);
                model.headMap(committed).clear();
                tracker.committed(offered);
            }
        }
        open.forEach(Ticket::finish);
        assertThat(tracker.committable().getOrDefault(PARTITION, committed))
                .as("seed %d", seed)
                .isEqualTo(next + 1);
    }

    private Ticket take(long offset, int generation) {
        return tracker.take(new Origin("t", 3, offset), generation, 100).orElseThrow();
    }
}
