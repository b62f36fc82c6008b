package io.harpline.transform.edge.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.harpline.transform.topology.ACensus;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class AlertGaugesTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void shouldShowNothingUntilAlertsCanBeCountedAndNothingOnceClosed() {
        AtomicInteger asked = new AtomicInteger();
        AlertGauges gauges = new AlertGauges(registry, () -> {
            assertThat(registry.getMeters()).isEmpty();
            if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("stores are being restored, for the test");
            }
            return ACensus.ofNobody();
        });

        await().untilAsserted(() -> assertThat(registry.getMeters())
                .as("2 types in 3 severities, 2 gaps, the silent ones")
                .hasSize(9));
        assertThat(asked).hasValue(2);

        gauges.close();
        assertThat(registry.getMeters()).isEmpty();
    }
}
