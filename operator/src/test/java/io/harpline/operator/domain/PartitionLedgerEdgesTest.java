package io.harpline.operator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.operator.domain.Mismatch.Kind;
import io.harpline.schemas.gardin.NotificationOutcome.Result;
import io.harpline.schemas.harp.Receipt;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What random histories meet too rarely: first and last offsets, and what stands in one topic and not in the other.
@Execution(ExecutionMode.CONCURRENT)
class PartitionLedgerEdgesTest {

    private static final long START = 100;
    private static final long END = 110;
    private static final String EVENT = "0123456789abcdef0123456789abcdef";

    private final LedgerTally tally = new LedgerTally(10);
    private final PartitionLedger ledger = ledger(KnownLetters.NONE);

    @ParameterizedTest
    @CsvSource({"T1/A1, T1", "/A1, ''", "T1, -", "-/01KAGXGW3NAHVM90P2J6KNZ1Q6, -"})
    void shouldReadTheTenantOfAKey(String key, String tenant) {
        assertThat(PartitionLedger.tenantOf(key)).isEqualTo(tenant);
    }

    @Test
    void shouldWaitOnlyForWhatTransformHasNotComeTo() {
        ledger.outcome(104, Result.ABSORBED, null, true);

        ledger.notification(103, Instant.EPOCH, "T/A", true);
        ledger.notification(104, Instant.EPOCH, "T/A", true);
        ledger.notification(105, Instant.EPOCH, "T/A", true);

        assertThat(tally.notifications())
                .isEqualTo(Map.of("T", Map.of(Became.LOST, 1L, Became.ABSORBED, 1L, Became.PENDING, 1L)));
        assertThat(tally.mismatches()).containsExactly(of(Kind.NO_OUTCOME, 103));
        assertThat(ledger.hasOutcome(103)).isFalse();
        assertThat(ledger.hasOutcome(104)).isTrue();
    }

    @Test
    void shouldTakeTheOffsetThatTransformGoesOnAtForPending() {
        ledger.notification(START, Instant.EPOCH, "T/A", true);

        assertThat(tally.notifications()).isEqualTo(Map.of("T", Map.of(Became.PENDING, 1L)));
    }

    @Test
    void shouldKnowTheFirstAndTheLastOfTheArchive() {
        ledger.outcome(START, Result.ABSORBED, null, true);
        ledger.outcome(END - 1, Result.DUPLICATE, null, true);
        ledger.outcome(END, Result.DUPLICATE, null, true);

        assertThat(ledger.hasOutcome(START)).isTrue();
        assertThat(ledger.hasOutcome(END - 1)).isTrue();
        ledger.notification(START, Instant.EPOCH, "T/A", true);
        ledger.close();
        assertThat(tally.mismatches())
                .as("what came after the end was taken is not asked for")
                .containsExactly(of(Kind.NO_NOTIFICATION, END - 1, "-"));
    }

    @Test
    void shouldLookAtWhatIsNotAskedForWithoutCountingIt() {
        ledger.outcome(101, Result.ABSORBED, null, false);
        ledger.outcome(102, Result.ABSORBED, null, true);
        ledger.notification(102, Instant.EPOCH, "T/A", false);
        ledger.close();

        assertThat(tally.isEmpty()).isTrue();
    }

    @Test
    void shouldSayWhetherAnOutcomeNamesAnEventThatIsThere() {
        ledger.outcome(101, Result.APPLIED, EVENT, true);

        assertThat(ledger.eventIsThere(EVENT)).isTrue();
        assertThat(ledger.eventIsThere("another")).isFalse();
        ledger.notification(101, Instant.EPOCH, "T/A", true);
        assertThat(tally.addsUp()).isTrue();
    }

    @Test
    void shouldTellOfReceiptsWhoseEventsWereNotRead() {
        ledger.receipt(EVENT, "default", Receipt.Result.DELIVERED, true);
        ledger.receipt("not awaited", "default", Receipt.Result.DELIVERED, false);

        assertThat(ledger.receiptsTellOfNothing()).isTrue();
        assertThat(ledger.receiptsTellOfNothing(EVENT)).isTrue();
        assertThat(ledger.receiptsTellOfNothing("not awaited")).isFalse();
        ledger.eventIsThere(EVENT);
        assertThat(ledger.receiptsTellOfNothing()).isFalse();
        assertThat(ledger.receiptsTellOfNothing(EVENT)).isFalse();
    }

    @Test
    void shouldTellWhichEventsStandThereAgain() {
        event(1, EVENT);
        event(2, "once");
        assertThat(ledger.eventsAreThereAgain()).isFalse();

        event(3, EVENT);

        assertThat(ledger.eventsAreThereAgain()).isTrue();
        assertThat(ledger.isThereAgain(EVENT)).isTrue();
        assertThat(ledger.isThereAgain("once")).isFalse();
    }

    @Test
    void shouldTakeOneUnderAHigherVersionForToldByACutOverAndAnotherForTwiceThere() {
        ledger.eventAgain(1, "T/A", EVENT, 5, true);
        ledger.eventAgain(2, "T/A", EVENT, 6, true);
        ledger.eventAgain(3, "T/A", EVENT, 6, true);
        ledger.eventAgain(4, "T/A", EVENT, 4, false);

        assertThat(tally.eventsToldByCutOver()).isEqualTo(1);
        assertThat(tally.mismatches())
                .containsExactly(new Mismatch(Kind.EVENT_TWICE, "alerts.events.v1", new Place(3, 3), "T/A"));
    }

    @Test
    void shouldTakeWhatHasALetterAndNoReceiptForDead() {
        PartitionLedger withLetter = ledger(new KnownLetters(Set.of(EVENT), Map.of()));

        withLetter.receipt("e1", "default", Receipt.Result.REFUSED, false);
        withLetter.event(1, Instant.EPOCH, "T/A", EVENT, true);
        withLetter.event(2, Instant.EPOCH, "T/A", "e1", false);

        assertThat(tally.events())
                .isEqualTo(Map.of("T", Map.of("-", Map.of(Told.DEAD, 1L), "default", Map.of(Told.DEAD, 1L))));
        assertThat(tally.addsUp()).isTrue();
    }

    private void event(long offset, String id) {
        ledger.event(offset, Instant.EPOCH, "T/A", id, false);
        ledger.eventIsThere(id);
    }

    private PartitionLedger ledger(KnownLetters letters) {
        return new PartitionLedger(3, START, END, START, letters, tally);
    }

    private static Mismatch of(Kind kind, long offset) {
        return of(kind, offset, "T/A");
    }

    private static Mismatch of(Kind kind, long offset, String alert) {
        return new Mismatch(kind, "gardin.notifications.v1", new Place(3, offset), alert);
    }
}
