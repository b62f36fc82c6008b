package io.harpline.operator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class ReplaySummaryTest {

    private static final ReplayProgress TWO = ReplayProgress.NONE.and(List.of(Outcome.SENT, Outcome.SENT));

    @ParameterizedTest
    @CsvSource({
        // planned for, version, the newest that Harp has acknowledged by now, what becomes of it
        "CREATE, 5, -1, SENT",
        "CHANGE, 5, 4, SENT",
        "CHANGE, 5, 5, DELIVERED",
        "RESOLVE, 5, 6, SUPERSEDED",
        "RESTORE, 5, 5, SENT",
        "RESTORE, 5, 6, SUPERSEDED",
        "SEND, 5, 6, SENT"
    })
    void shouldDropWhatHarpKnowsByNow(Effect effect, long version, long newest, Outcome outcome) {
        assertThat(Outcome.of(effect, version, newest)).isEqualTo(outcome);
    }

    @Test
    void shouldReadItsProgressAsItWasTold() {
        ReplayProgress progress = TWO.and(List.of(Outcome.GONE, Outcome.SUPERSEDED));

        assertThat(ReplayProgress.of(progress.counts())).isEqualTo(progress);
        assertThat(progress.done()).isEqualTo(4);
    }

    @Test
    void shouldAddUp() {
        ReplayProgress now = TWO.and(List.of(Outcome.SENT, Outcome.SENT, Outcome.DELIVERED));

        assertThat(new ReplaySummary(7, TWO, now, Map.of("DELIVERED", 1L), true).lines())
                .containsExactly(
                        "7 planned = 4 sent + 1 delivered since + 2 left",
                        "2 sent by this run = 1 delivered + 1 not finished by the sink yet");
        assertThat(new ReplaySummary(2, TWO, TWO, Map.of(), true).lines())
                .containsExactly("2 planned = 2 sent", "nothing was sent by this run");
    }

    @Test
    void shouldBeWellWhereTheDestinationHasAllOrSomethingNewer() {
        assertThat(new ReplaySummary(2, ReplayProgress.NONE, TWO, Map.of("DELIVERED", 1L, "SUPERSEDED", 1L), true)
                        .isAllWell())
                .isTrue();
        assertThat(new ReplaySummary(2, ReplayProgress.NONE, TWO, Map.of("DELIVERED", 1L, "REFUSED", 1L), true)
                        .isAllWell())
                .isFalse();
        assertThat(new ReplaySummary(2, ReplayProgress.NONE, TWO, Map.of("DELIVERED", 1L), true).isAllWell())
                .isFalse();
        assertThat(new ReplaySummary(2, ReplayProgress.NONE, TWO, Map.of(), false).isAllWell())
                .isTrue();
        assertThat(new ReplaySummary(3, ReplayProgress.NONE, TWO.and(List.of(Outcome.GONE)), Map.of(), false)
                        .isAllWell())
                .isFalse();
    }
}
