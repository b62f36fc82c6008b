package io.harpline.ingest.edge.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The counters of one source. All its reasons are there with 0 from the start, so that the first rejection shows as
/// an increase.
final class SourceMeters {

    private final MeterRegistry registry;
    private final String source;
    private final Map<String, Counter> accepted = new ConcurrentHashMap<>();
    private final Map<Rejection, Counter> rejected = new EnumMap<>(Rejection.class);

    SourceMeters(MeterRegistry registry, String source, Set<Rejection> reasons) {
        this.registry = registry;
        this.source = source;
        reasons.forEach(reason -> rejected.put(reason, rejections(reason)));
    }

    Counter accepted(String key) {
        return accepted.computeIfAbsent(key, this::acceptances);
    }

    void reject(Rejection reason) {
        Counter counter = rejected.get(reason);
        if (counter != null) {
            counter.increment();
        }
    }

    private Counter acceptances(String key) {
        return Counter.builder("harpline.ingest.accepted")
                .description("Notifications kept in the archive or on disk, by the key that verified them")
                .tag("source", source)
                .tag("key", key)
                .register(registry);
    }

    private Counter rejections(Rejection reason) {
        return Counter.builder("harpline.ingest.rejected")
                .description("Requests not answered with 200")
                .tag("source", source)
                .tag("reason", reason.text())
                .register(registry);
    }
}
