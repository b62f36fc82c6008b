package io.harpline.sink.edge.metrics;

import io.harpline.schemas.harp.Receipt.Result;
import io.harpline.sink.app.Tally;
import io.harpline.sink.domain.HarpAnswer;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Counts what becomes of deliveries. Labels hold names from the configuration, statuses, and words of ours.
@Singleton
public final class SinkMetrics implements Tally {

    private final MeterRegistry registry;
    private final Map<String, IntegrationMeters> integrations = new ConcurrentHashMap<>();

    /// Counts nothing yet.
    public SinkMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /// The meters of an integration, which are there from now on.
    IntegrationMeters of(String integration) {
        return integrations.computeIfAbsent(integration, name -> new IntegrationMeters(registry, name));
    }

    @Override
    public void attempted(String integration, HarpAnswer answer) {
        of(integration).attempted(Labels.of(answer));
    }

    @Override
    public void acknowledged(String integration, Duration afterReceipt) {
        of(integration).acknowledged(afterReceipt);
    }

    @Override
    public void finished(String integration, Result result) {
        of(integration).finished(result);
    }
}
