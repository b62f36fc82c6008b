package io.harpline.ingest.edge.metrics;

import io.harpline.ingest.edge.spool.SpoolState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;

/// What waits on disk for Kafka.
@Singleton
class SpoolGauges implements MeterBinder {

    private final SpoolState spool;

    SpoolGauges(SpoolState spool) {
        this.spool = spool;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "records", "Notifications that wait on disk for Kafka", SpoolState::records);
        gauge(registry, "bytes", "Bytes that they take", SpoolState::bytes);
        gauge(registry, "capacity.bytes", "Bytes that they may take", SpoolState::capacityBytes);
        gauge(
                registry,
                "oldest.age.seconds",
                "How long the oldest one has waited",
                state -> state.oldestAge().toMillis() / 1_000.0);
        gauge(registry, "aside", "Notifications that Kafka refuses, kept aside", SpoolState::aside);
        gauge(registry, "broken", "1 while the spool takes nothing", state -> state.broken() ? 1 : 0);
    }

    private void gauge(MeterRegistry registry, String what, String description, ToDoubleFunction<SpoolState> value) {
        Gauge.builder("harpline.ingest.spool." + what, spool, value)
                .description(description)
                .strongReference(true)
                .register(registry);
    }
}
