package io.harpline.ingest.edge.metrics;

import io.harpline.ingest.app.Answer;
import io.harpline.ingest.app.Tally;
import io.harpline.ingest.app.UnverifiedTally;
import io.harpline.ingest.domain.Source;
import io.harpline.ingest.edge.keys.KeyRings;
import io.harpline.schemas.gardin.UnverifiedReason;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Counts what becomes of requests. Labels come from the configuration and from our own words, never from a sender:
/// whoever is no known source is counted as `-`.
@Singleton
public class IngestMetrics implements Tally, UnverifiedTally {

    private static final String NOBODY = "-";

    private final MeterRegistry registry;
    private final KeyRings sources;
    private final Map<String, SourceMeters> known = new ConcurrentHashMap<>();
    private final SourceMeters unknown;
    private final Timer produce;

    IngestMetrics(MeterRegistry registry, KeyRings sources) {
        this.registry = registry;
        this.sources = sources;
        this.unknown = new SourceMeters(
                registry, NOBODY, EnumSet.complementOf(EnumSet.range(Rejection.SIGNATURE, Rejection.NOT_KEPT)));
        this.produce = Latencies.timer(
                        "harpline.ingest.produce", "From handing a record to Kafka to its acknowledgement")
                .register(registry);
    }

    /// The sources of the start are there with all their series before their first request.
    void begin(@Observes StartupEvent started) {
        sources.known().forEach(source -> of(source.name()));
    }

    @Override
    public void count(String source, Answer answer) {
        switch (answer) {
            case Answer.Accepted(var _, String keyId) ->
                of(source).accepted(keyId).increment();
            case Answer.Unreadable(var _, String keyId, var _, var _) -> {
                of(source).accepted(keyId).increment();
                of(source).reject(Rejection.UNREADABLE);
            }
            case Answer.NotGenuine _ -> of(source).reject(Rejection.SIGNATURE);
            case Answer.NoToken _ -> of(source).reject(Rejection.TOKEN);
            case Answer.WrongTenant _ -> of(source).reject(Rejection.TENANT);
            case Answer.NotKept _ -> of(source).reject(Rejection.NOT_KEPT);
            case Answer.UnknownSource _ -> unknown.reject(Rejection.UNKNOWN_SOURCE);
        }
    }

    @Override
    public void kept(String source, UnverifiedReason reason) {
        of(source).keptApart(reason);
    }

    @Override
    public void dropped(String source, UnverifiedReason reason, Drop why) {
        of(source).dropped(reason, why);
    }

    /// Counts a request that got its answer before it became a notification.
    ///
    /// @param source as the path names it: anything
    void refused(String source, Rejection reason) {
        SourceMeters meters =
                sources.named(source).map(named -> of(named.name())).orElse(unknown);
        meters.reject(reason);
    }

    /// Times a record that Kafka has acknowledged.
    public void produced(long nanos) {
        produce.record(nanos, TimeUnit.NANOSECONDS);
    }

    private SourceMeters of(String source) {
        SourceMeters meters = known.get(source);
        return meters != null ? meters : known.computeIfAbsent(source, this::metersOf);
    }

    private SourceMeters metersOf(String name) {
        SourceMeters meters =
                new SourceMeters(registry, name, EnumSet.complementOf(EnumSet.of(Rejection.UNKNOWN_SOURCE)));
        sources.named(name).map(Source::keys).ifPresent(ring -> ring.keys().forEach(key -> meters.accepted(key.id())));
        return meters;
    }
}
