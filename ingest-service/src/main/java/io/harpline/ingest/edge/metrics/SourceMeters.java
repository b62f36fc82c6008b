package io.harpline.ingest.edge.metrics;

import io.harpline.ingest.app.UnverifiedTally.Drop;
import io.harpline.schemas.gardin.UnverifiedReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The counters of one source. All its reasons are there with 0 from the start, so that the first rejection shows as
/// an increase.
final class SourceMeters {

    private final MeterRegistry registry;
    private final String source;
    private final Map<String, Counter> accepted = new ConcurrentHashMap<>();
    private final Map<Rejection, Counter> rejected = new EnumMap<>(Rejection.class);
    private final Map<UnverifiedReason, Counter> keptApart = new EnumMap<>(UnverifiedReason.class);
    private final Map<UnverifiedReason, Map<Drop, Counter>> dropped = new EnumMap<>(UnverifiedReason.class);

    SourceMeters(MeterRegistry registry, String source, Set<Rejection> reasons) {
        this.registry = registry;
        this.source = source;
        reasons.forEach(reason -> rejected.put(reason, rejections(reason)));
        if (reasons.contains(Rejection.SIGNATURE)) {
            registerUnverified();
        }
    }

    Counter accepted(String key) {
        return accepted.computeIfAbsent(key, this::acceptances);
    }

    void reject(Rejection reason) {
        count(rejected.get(reason));
    }

    void keptApart(UnverifiedReason reason) {
        count(keptApart.get(reason));
    }

    void dropped(UnverifiedReason reason, Drop why) {
        count(dropped.getOrDefault(reason, Map.of()).get(why));
    }

    private static void count(@Nullable Counter counter) {
        if (counter != null) {
            counter.increment();
        }
    }

    private void registerUnverified() {
        for (UnverifiedReason reason : UnverifiedReason.values()) {
            keptApart.put(
                    reason,
                    Counter.builder("harpline.ingest.unverified")
                            .description("Requests kept apart in gardin.unverified.v1")
                            .tag("source", source)
                            .tag("reason", reason.text())
                            .register(registry));
            Map<Drop, Counter> drops = new EnumMap<>(Drop.class);
            for (Drop why : Drop.values()) {
                drops.put(
                        why,
                        Counter.builder("harpline.ingest.unverified.dropped")
                                .description("Requests that should have been kept apart and are lost")
                                .tag("source", source)
                                .tag("reason", reason.text())
                                .tag("why", why.text())
                                .register(registry));
            }
            dropped.put(reason, drops);
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
                .description("Requests that were answered, but not with 200")
                .tag("source", source)
                .tag("reason", reason.text())
                .register(registry);
    }
}
