package io.harpline.operator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.operation.Operation.Count;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class SummaryTest {

    private static final Map<Fate, Long> SKIPPED = Map.of(Fate.SUPERSEDED, 2L);

    @Test
    void shouldAddUp() {
        Summary summary = new Summary(
                SKIPPED, 9, 1, new TreeMap<>(Map.of("DELIVERED", 6L, "ALREADY_DELIVERED", 1L, "REFUSED", 1L)));

        assertThat(summary.lines())
                .containsExactly(
                        "12 selected = 9 sent + 1 left to be sent + 2 superseded",
                        "9 sent = 1 already delivered + 6 delivered + 1 refused + 1 not finished by the sink yet");
        assertThat(summary.counts())
                .containsExactly(
                        new Count("selected", 12),
                        new Count("sent", 9),
                        new Count("left to be sent", 1),
                        new Count("superseded", 2),
                        new Count("ALREADY_DELIVERED", 1),
                        new Count("DELIVERED", 6),
                        new Count("REFUSED", 1),
                        new Count("unanswered", 1));
    }

    @Test
    void shouldSayNothingOfAnswersWhenNothingWasSent() {
        assertThat(new Summary(SKIPPED, 0, 0, Map.of()).lines()).containsExactly("2 selected = 0 sent + 2 superseded");
    }

    @Test
    void shouldBeWellOnlyWhenHarpKnowsAllOfIt() {
        assertThat(new Summary(SKIPPED, 2, 0, Map.of("DELIVERED", 1L, "SUPERSEDED", 1L)).isAllWell())
                .isTrue();
        assertThat(new Summary(SKIPPED, 2, 1, Map.of("DELIVERED", 2L)).isAllWell())
                .as("one is left")
                .isFalse();
        assertThat(new Summary(SKIPPED, 2, 0, Map.of("DELIVERED", 1L)).isAllWell())
                .as("one is unanswered")
                .isFalse();
        assertThat(new Summary(SKIPPED, 1, 0, Map.of("REFUSED", 1L)).isAllWell())
                .as("refused again")
                .isFalse();
    }
}
