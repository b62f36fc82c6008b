package io.harpline.transform.edge.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.alert.AlertEventType;
import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.gardin.NotificationOutcome.Result;
import io.harpline.schemas.gardin.QuarantineReason;
import io.harpline.schemas.topic.Origin;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class TransformMetricsTest {

    private static final Instant RECEIVED = Instant.parse("2026-05-22T00:00:00Z");

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final TransformMetrics metrics = new TransformMetrics(registry, () -> RECEIVED.plusMillis(30));

    @Test
    void shouldCountEachNotificationUnderItsOutcomeAndReason() {
        metrics.concluded(outcome(Result.APPLIED, null, AlertEventType.RAISED, RECEIVED));
        metrics.concluded(outcome(Result.APPLIED, null, AlertEventType.SEVERITY_INCREASED, RECEIVED));
        metrics.concluded(outcome(Result.ABSORBED, null, null, RECEIVED));
        metrics.concluded(outcome(Result.DUPLICATE, null, null, RECEIVED));
        metrics.concluded(outcome(Result.QUARANTINED, QuarantineReason.UNKNOWN_VALUE, null, RECEIVED));
        metrics.forgotten();

        assertThat(counted())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "harpline.transform.notifications applied -", 2.0,
                        "harpline.transform.notifications absorbed -", 1.0,
                        "harpline.transform.notifications duplicate -", 1.0,
                        "harpline.transform.notifications quarantined unknown-value", 1.0,
                        "harpline.transform.events raised", 1.0,
                        "harpline.transform.events severity-increased", 1.0,
                        "harpline.transform.forgotten", 1.0));
    }

    @Test
    void shouldCountUnderEachReasonThereIs() {
        for (QuarantineReason reason : QuarantineReason.values()) {
            metrics.concluded(outcome(Result.QUARANTINED, reason, null, RECEIVED));
        }

        assertThat(counted())
                .hasSize(QuarantineReason.values().length)
                .allSatisfy((series, count) -> assertThat(count).isEqualTo(1));
    }

    @Test
    void shouldTimeOnlyWhatMadeAnEvent() {
        metrics.concluded(outcome(Result.APPLIED, null, AlertEventType.CLOSED, RECEIVED));
        metrics.concluded(outcome(Result.ABSORBED, null, null, RECEIVED.minusSeconds(5)));

        assertThat(lag().count()).isEqualTo(1);
        assertThat(lag().totalTime(TimeUnit.MILLISECONDS)).isEqualTo(30);
    }

    @Test
    void shouldTakeALagForNoneWhereIngestsClockIsAhead() {
        metrics.concluded(outcome(Result.APPLIED, null, AlertEventType.RAISED, RECEIVED.plusSeconds(60)));

        assertThat(lag().count()).isEqualTo(1);
        assertThat(lag().totalTime(TimeUnit.MILLISECONDS)).isZero();
    }

    private Timer lag() {
        return registry.get("harpline.transform.lag").timer();
    }

    /// Every counter that is not 0, by its name and labels.
    private Map<String, Double> counted() {
        Map<String, Double> counted = new TreeMap<>();
        for (Meter meter : registry.getMeters()) {
            if (meter instanceof Counter counter && counter.count() > 0) {
                StringBuilder series = new StringBuilder(counter.getId().getName());
                counter.getId().getTags().forEach(tag -> series.append(' ').append(tag.getValue()));
                counted.put(series.toString(), counter.count());
            }
        }
        return counted;
    }

    private static NotificationOutcome outcome(
            Result result, @Nullable QuarantineReason reason, @Nullable AlertEventType made, Instant receivedAt) {
        return new NotificationOutcome(
                result,
                reason,
                null,
                null,
                List.of(),
                "T1",
                "A1",
                "N1",
                receivedAt,
                new Origin("archive", 0, 0),
                null,
                made == null ? null : "E1",
                made,
                made == null ? null : 1L);
    }
}
