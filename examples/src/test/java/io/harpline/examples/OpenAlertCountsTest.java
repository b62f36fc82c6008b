package io.harpline.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.harpline.examples.OpenAlertCounts.Group;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class OpenAlertCountsTest {

    private static final Group T1_LOW = new Group("T1", "LOW");
    private static final Group T1_HIGH = new Group("T1", "HIGH");

    private final OpenAlertCounts counts = new OpenAlertCounts();

    @Test
    void shouldCountAnAlertOnceHoweverOftenItsStateIsRepeated() {
        assertThat(counts.take("T1/A", state("OPEN", "LOW"))).isEqualTo(Map.of(T1_LOW, 1));
        assertThat(counts.take("T1/A", state("OPEN", "LOW"))).isEmpty();
        assertThat(counts.take("T1/B", state("OPEN", "LOW"))).isEqualTo(Map.of(T1_LOW, 2));
    }

    @Test
    void shouldMoveAnAlertWhenItsSeverityRises() {
        counts.take("T1/A", state("OPEN", "LOW"));

        assertThat(counts.take("T1/A", state("OPEN", "HIGH"))).isEqualTo(Map.of(T1_LOW, 0, T1_HIGH, 1));

        assertThat(counts.all()).isEqualTo(Map.of(T1_HIGH, 1));
    }

    @Test
    void shouldForgetAnAlertThatIsClosedAndItsTombstoneAfterwards() {
        counts.take("T1/A", state("OPEN", "LOW"));

        assertThat(counts.take("T1/A", state("CLOSED", "LOW"))).isEqualTo(Map.of(T1_LOW, 0));
        assertThat(counts.remove("T1/A")).isEmpty();

        assertThat(counts.all()).isEmpty();
    }

    @Test
    void shouldForgetAnAlertOfWhichOnlyTheTombstoneIsLeft() {
        counts.take("T1/A", state("OPEN", "LOW"));

        assertThat(counts.remove("T1/A")).isEqualTo(Map.of(T1_LOW, 0));
    }

    @Test
    void shouldCountASeverityThatIsNewToIt() {
        assertThat(counts.take("T1/A", state("OPEN", "CATASTROPHIC")))
                .isEqualTo(Map.of(new Group("T1", "CATASTROPHIC"), 1));
    }

    private static JsonNode state(String phase, String severity) {
        return new ObjectMapper()
                .createObjectNode()
                .put("tenantId", "T1")
                .put("phase", phase)
                .put("severity", severity);
    }
}
