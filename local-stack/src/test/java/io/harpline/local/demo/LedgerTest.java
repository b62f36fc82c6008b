package io.harpline.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.gardin.NotificationOutcome.Result;
import io.harpline.schemas.topic.Origin;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class LedgerTest {

    private static final List<Origin> TWO = List.of(archive(0), archive(1));

    @Test
    void shouldBalanceWithOneOutcomeForEachArchivedAndAnEventForEachApplied() {
        Ledger ledger = new Ledger(TWO, List.of(outcome(Result.APPLIED, 0), outcome(Result.DUPLICATE, 1)), 1);

        assertThat(ledger.balances(2)).isTrue();
        assertThat(ledger.line(2))
                .isEqualTo("   2 taken = 2 archived = 1 applied + 1 duplicate + 0 absorbed + 0 quarantined; 1 events");
    }

    @Test
    void shouldNotBalanceWhereAnOutcomeIsMissingOrDoubledOrAnEventTooMany() {
        assertThat(new Ledger(TWO, List.of(outcome(Result.ABSORBED, 0)), 0).balances(2))
                .isFalse();
        assertThat(new Ledger(TWO, List.of(outcome(Result.ABSORBED, 0), outcome(Result.ABSORBED, 0)), 0).balances(2))
                .isFalse();
        assertThat(new Ledger(TWO, List.of(outcome(Result.APPLIED, 0), outcome(Result.ABSORBED, 1)), 2).balances(2))
                .isFalse();
    }

    @Test
    void shouldNotBalanceWhereTheArchiveLacksWhatWasTaken() {
        Ledger ledger = new Ledger(TWO, List.of(outcome(Result.APPLIED, 0), outcome(Result.APPLIED, 1)), 2);

        assertThat(ledger.balances(3)).isFalse();
    }

    private static NotificationOutcome outcome(Result result, long offset) {
        return new NotificationOutcome(
                result,
                null,
                null,
                null,
                List.of(),
                "T",
                "A",
                "N",
                Instant.EPOCH,
                archive(offset),
                null,
                null,
                null,
                null);
    }

    private static Origin archive(long offset) {
        return new Origin("gardin.notifications.v1", 0, offset);
    }
}
