package io.harpline.operator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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

        assertThat(new ReplaySummary(7, TWO, now, Map.of("DELIVERED", 1L), Map.of("DELIVERED", 1L), true).lines())
                .containsExactly(
                        "7 planned = 4 sent + 1 delivered since + 2 left",
                        "2 sent by this run = 1 delivered + 1 not finished by the sink yet",
                        "4 sent by all runs = 2 delivered + 2 of which it is not known what became of them");
        assertThat(ReplaySummary.unchanged(2, TWO, Map.of("REFUSED", 2L), true).lines())
                .containsExactly(
                        "2 planned = 2 sent", "nothing was sent by this run", "2 sent by all runs = 2 refused");
        assertThat(new ReplaySummary(2, ReplayProgress.NONE, TWO, Map.of(), Map.of(), false).lines())
                .containsExactly("2 planned = 2 sent", "2 sent by this run");
    }

    @Test
    void shouldTellTheAnswersOfAllRunsAndReadThemBack() {
        ReplaySummary summary =
                new ReplaySummary(7, TWO, TWO, Map.of("DELIVERED", 1L), Map.of("DELIVERED", 2L, "REFUSED", 1L), true);

        assertThat(ReplaySummary.answers(summary.counts())).isEqualTo(Map.of("DELIVERED", 3L, "REFUSED", 1L));
    }

    /// Of two that were sent, one by each run or both by this one. Answers: a letter each, as in the results' names.
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            all delivered, or something newer       |    | DS | true
            by two runs                             | D  | D  | true
            goes nowhere by the sink's routes       |    | DN | true
            one refused                             |    | DR | false
            one refused by the run before           | R  | D  | false
            the run before was killed               |    | D  | false
            killed before it told how it ended      |    |    | false
            """)
    void shouldBeWellOnlyWhereAllThatWasSentIsKnownToBe(
            String what, @Nullable String before, @Nullable String now, boolean well) {
        var summary = new ReplaySummary(2, ReplayProgress.NONE, TWO, answers(before), answers(now), true);

        assertThat(summary.isAllWell()).as(what).isEqualTo(well);
    }

    @Test
    void shouldTakeATopicOfAConsumersOwnForWellOnceAllIsThere() {
        ReplayProgress gone = TWO.and(List.of(Outcome.GONE));

        assertThat(ReplaySummary.unchanged(2, TWO, Map.of(), false).isAllWell()).isTrue();
        assertThat(ReplaySummary.unchanged(3, TWO, Map.of(), false).isAllWell()).isFalse();
        assertThat(ReplaySummary.unchanged(3, gone, Map.of(), false).isAllWell())
                .isFalse();
    }

    private static Map<String, Long> answers(@Nullable String letters) {
        Map<String, Long> answers = new HashMap<>();
        for (char letter : Objects.requireNonNullElse(letters, "").toCharArray()) {
            String result = switch (letter) {
                case 'D' -> "DELIVERED";
                case 'S' -> "SUPERSEDED";
                case 'N' -> "NOT_ROUTED";
                default -> "REFUSED";
            };
            answers.merge(result, 1L, Long::sum);
        }
        return answers;
    }
}
