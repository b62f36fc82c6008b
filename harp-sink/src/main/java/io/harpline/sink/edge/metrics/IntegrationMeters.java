package io.harpline.sink.edge.metrics;

import io.harpline.schemas.harp.Receipt.Result;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

/// The counters of one integration; those of its outcomes are there from the start.
final class IntegrationMeters {

    private static final Duration[] LATENCIES = LongStream.of(
                    10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 300_000, 3_600_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final String integration;
    private final Map<Result, Counter> results = new EnumMap<>(Result.class);
    private final Map<String, Counter> attempts = new ConcurrentHashMap<>();
    private final Timer latency;

    IntegrationMeters(MeterRegistry registry, String integration) {
        this.registry = registry;
        this.integration = integration;
        this.latency = Timer.builder("harpline.sink.latency")
                .description("From the receipt of a notification to Harp's acknowledgement of its event")
                .tag("integration", integration)
                .serviceLevelObjectives(LATENCIES)
                .register(registry);
        for (Result result : Result.values()) {
            results.put(
                    result,
                    Counter.builder("harpline.sink.deliveries")
                            .description("Finished deliveries, by what became of them")
                            .tag("integration", integration)
                            .tag("outcome", Labels.of(result))
                            .register(registry));
        }
    }

    void attempted(String status) {
        attempts.computeIfAbsent(status, this::attempts).increment();
    }

    void acknowledged(Duration afterReceipt) {
        latency.record(afterReceipt.isNegative() ? Duration.ZERO : afterReceipt);
    }

    void finished(Result result) {
        Objects.requireNonNull(results.get(result)).increment();
    }

    private Counter attempts(String status) {
        return Counter.builder("harpline.sink.attempts")
                .description("Requests to Harp, by its status or by why there is none")
                .tag("integration", integration)
                .tag("status", status)
                .register(registry);
    }
}
