package io.harpline.sink.edge.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.harp.Receipt.Result;
import io.harpline.sink.domain.HarpAnswer;
import io.harpline.sink.domain.HarpAnswer.Answered;
import io.harpline.sink.domain.HarpAnswer.Cause;
import io.harpline.sink.domain.HarpAnswer.NoAnswer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class SinkMetricsTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final SinkMetrics metrics = new SinkMetrics(registry);

    @Test
    void shouldCountDeliveriesByIntegrationAndOutcome() {
        metrics.finished("north", Result.DELIVERED);
        metrics.finished("north", Result.DELIVERED);
        metrics.finished("none", Result.NOT_ROUTED);

        assertThat(deliveries("north", "delivered")).isEqualTo(2);
        assertThat(deliveries("none", "not-routed")).isEqualTo(1);
    }

    @Test
    void shouldShowEveryOutcomeFromTheStart() {
        metrics.of("north");

        for (Result result : Result.values()) {
            assertThat(deliveries("north", Labels.of(result))).isZero();
        }
    }

    @Test
    void shouldCountAttemptsByTheStatusOrWhyThereIsNone() {
        metrics.attempted("north", answered(200));
        metrics.attempted("north", answered(503));
        metrics.attempted("north", answered(503));
        metrics.attempted("north", new NoAnswer(Cause.NOT_CONNECTED, "refused"));

        assertThat(attempts("200")).isEqualTo(1);
        assertThat(attempts("503")).isEqualTo(2);
        assertThat(attempts("not-connected")).isEqualTo(1);
    }

    @Test
    void shouldTimeAcknowledgementsAndTakeALatencyForNoneWhereIngestsClockIsAhead() {
        metrics.acknowledged("north", Duration.ofMillis(30));
        metrics.acknowledged("north", Duration.ofMinutes(-1));

        assertThat(registry.get("harpline.sink.latency").timer().count()).isEqualTo(2);
        assertThat(registry.get("harpline.sink.latency").timer().totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(30);
    }

    private double deliveries(String integration, String outcome) {
        return registry.get("harpline.sink.deliveries")
                .tags("integration", integration, "outcome", outcome)
                .counter()
                .count();
    }

    private double attempts(String status) {
        return registry.get("harpline.sink.attempts")
                .tags("integration", "north", "status", status)
                .counter()
                .count();
    }

    private static HarpAnswer answered(int status) {
        return new Answered(status, HarpAnswer.Result.GIVEN, Optional.empty(), "", "sha256");
    }
}
