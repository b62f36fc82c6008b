package io.harpline.operator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.operator.domain.Mismatch.Kind;
import io.harpline.schemas.topic.Topics;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class LedgerTallyTest {

    private static final Instant SIX = Instant.parse("2026-11-22T06:00:00Z");
    private static final Instant SEVEN = Instant.parse("2026-11-22T07:00:00Z");

    @Test
    void shouldTakeInWhatAnotherPartitionHasCounted() {
        LedgerTally one = new LedgerTally(2);
        one.notification("T1", Became.APPLIED, SIX);
        one.event("T1", "default", Told.DELIVERED, SIX);
        one.mismatch(mismatch(Kind.NO_EVENT, 0, 9));
        one.toldByCutOver();
        LedgerTally other = new LedgerTally(2);
        other.notification("T1", Became.APPLIED, SIX);
        other.notification("T2", Became.DUPLICATE, SIX);
        other.event("T1", "default", Told.DELIVERED, SIX);
        other.event("T1", "north", Told.DEAD, SIX);
        other.mismatch(mismatch(Kind.NO_EVENT, 1, 1));
        other.mismatch(mismatch(Kind.NO_OUTCOME, 0, 3));
        other.toldByCutOver();
        other.toldByCutOver();

        one.add(other);

        assertThat(one.notifications())
                .isEqualTo(Map.of("T1", Map.of(Became.APPLIED, 2L), "T2", Map.of(Became.DUPLICATE, 1L)));
        assertThat(one.events())
                .isEqualTo(Map.of("T1", Map.of("default", Map.of(Told.DELIVERED, 2L), "north", Map.of(Told.DEAD, 1L))));
        assertThat(one.kinds()).isEqualTo(Map.of(Kind.NO_EVENT, 2L, Kind.NO_OUTCOME, 1L));
        assertThat(one.mismatches()).containsExactly(mismatch(Kind.NO_OUTCOME, 0, 3), mismatch(Kind.NO_EVENT, 0, 9));
        assertThat(one.eventsToldByCutOver()).isEqualTo(3);
        assertThat(one.count(Became.APPLIED)).isEqualTo(2);
        assertThat(one.count(Became.LOST)).isZero();
        assertThat(one.count(Told.DELIVERED)).isEqualTo(2);
        assertThat(one.count(Told.DEAD)).isEqualTo(1);
    }

    @Test
    void shouldSayOfTwoFaultsOfOneRecordWhichIsWhich() {
        LedgerTally tally = new LedgerTally(5);

        tally.mismatch(mismatch(Kind.NO_EVENT, 0, 1));
        tally.mismatch(mismatch(Kind.TWO_OUTCOMES, 0, 1));

        assertThat(tally.mismatches())
                .containsExactly(mismatch(Kind.TWO_OUTCOMES, 0, 1), mismatch(Kind.NO_EVENT, 0, 1));
    }

    @Test
    void shouldKnowTheOldestOfThoseThatAreUnderWay() {
        LedgerTally tally = new LedgerTally(1);
        tally.notification("T", Became.APPLIED, Instant.EPOCH);
        tally.notification("T", Became.PENDING, SEVEN);
        tally.notification("T", Became.PENDING, SIX);
        tally.event("T", "default", Told.DELIVERED, Instant.EPOCH);
        tally.event("T", LedgerTally.UNKNOWN, Told.IN_FLIGHT, SIX);
        tally.event("T", LedgerTally.UNKNOWN, Told.IN_FLIGHT, SEVEN);

        assertThat(tally.oldestPending()).contains(SIX);
        assertThat(tally.oldestInFlight()).contains(SIX);
    }

    @Test
    void shouldKnowTheOldestOfAllPartitions() {
        LedgerTally all = new LedgerTally(1);
        LedgerTally late = new LedgerTally(1);
        late.notification("T", Became.PENDING, SEVEN);
        late.event("T", LedgerTally.UNKNOWN, Told.IN_FLIGHT, SEVEN);
        LedgerTally early = new LedgerTally(1);
        early.notification("T", Became.PENDING, SIX);
        early.event("T", LedgerTally.UNKNOWN, Told.IN_FLIGHT, SIX);

        all.add(late);
        assertThat(all.oldestPending()).contains(SEVEN);
        assertThat(all.oldestInFlight()).contains(SEVEN);
        all.add(early);
        all.add(new LedgerTally(1));

        assertThat(all.oldestPending()).contains(SIX);
        assertThat(all.oldestInFlight()).contains(SIX);
    }

    @Test
    void shouldBeEmptyOnlyUntilAnythingIsCounted() {
        LedgerTally nothing = new LedgerTally(1);
        LedgerTally notified = new LedgerTally(1);
        notified.notification("T", Became.APPLIED, SIX);
        LedgerTally told = new LedgerTally(1);
        told.event("T", "default", Told.DELIVERED, SIX);
        LedgerTally wrong = new LedgerTally(1);
        wrong.mismatch(mismatch(Kind.NO_EVENT, 0, 1));

        assertThat(nothing.isEmpty()).isTrue();
        assertThat(notified.isEmpty()).isFalse();
        assertThat(told.isEmpty()).isFalse();
        assertThat(wrong.isEmpty()).isFalse();
        assertThat(notified.addsUp()).isTrue();
        assertThat(wrong.addsUp()).isFalse();
    }

    @Test
    void shouldSumARow() {
        assertThat(LedgerTally.sum(Map.of(Became.APPLIED, 2L, Became.LOST, 3L))).isEqualTo(5);
    }

    private static Mismatch mismatch(Kind kind, int partition, long offset) {
        return new Mismatch(kind, Topics.NOTIFICATIONS.name(), new Place(partition, offset), "T/A");
    }
}
