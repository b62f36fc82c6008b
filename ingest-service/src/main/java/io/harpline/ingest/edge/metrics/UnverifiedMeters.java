package io.harpline.ingest.edge.metrics;

import io.harpline.ingest.app.UnverifiedTally;
import io.harpline.schemas.gardin.UnverifiedReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/// Counts what becomes of requests whose genuineness was not shown.
@Singleton
class UnverifiedMeters implements UnverifiedTally {

    private final MeterProvider<Counter> kept;
    private final MeterProvider<Counter> dropped;

    UnverifiedMeters(MeterRegistry registry) {
        kept = Counter.builder("harpline.ingest.unverified")
                .description("Requests kept apart in gardin.unverified.v1")
                .withRegistry(registry);
        dropped = Counter.builder("harpline.ingest.unverified.dropped")
                .description("Requests that should have been kept apart and are lost")
                .withRegistry(registry);
    }

    @Override
    public void kept(String source, UnverifiedReason reason) {
        kept.withTags("source", source, "reason", reason.text()).increment();
    }

    @Override
    public void dropped(String source, UnverifiedReason reason, Drop why) {
        dropped.withTags("source", source, "reason", reason.text(), "why", why.text())
                .increment();
    }
}
