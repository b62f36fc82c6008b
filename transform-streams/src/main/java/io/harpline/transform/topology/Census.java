package io.harpline.transform.topology;

import io.harpline.schemas.alert.AlertType;
import io.harpline.schemas.alert.Gap;
import io.harpline.schemas.alert.Severity;
import io.harpline.transform.domain.Alert.Known;
import io.harpline.transform.domain.Alert.Open;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;

/// How the alerts stood that one instance had in its stores when they were counted.
///
/// Counted from time to time and not kept up with each notification: that would cost each of them more than the numbers
/// are worth, and whoever is silent is not heard of. Nothing is stopped meanwhile.
public final class Census {

    private final Map<AlertType, Map<Severity, Long>> open = new EnumMap<>(AlertType.class);
    private final Map<Gap, Long> withGap = new EnumMap<>(Gap.class);
    private long silent;

    Census(Stream<Known> alerts, Instant now, Duration silence) {
        alerts.forEach(alert -> count(alert, now.minus(silence)));
    }

    /// Counts all alerts of the partitions that this instance processes now.
    ///
    /// @param now by whichever clock; an open alert is silent if nothing was received of it for `silence`
    /// @throws InvalidStateStoreException while stores are being restored or move to another instance
    public static Census of(KafkaStreams streams, Instant now, Duration silence) {
        var alerts = streams.store(StoreQueryParameters.fromNameAndType(
                AlertTopology.ALERTS, QueryableStoreTypes.<byte[], byte[]>keyValueStore()));
        try (KeyValueIterator<byte[], byte[]> stored = alerts.all()) {
            return new Census(
                    Stream.generate(() -> stored)
                            .takeWhile(KeyValueIterator::hasNext)
                            .map(all -> known(all.next())),
                    now,
                    silence);
        }
    }

    private static Known known(KeyValue<byte[], byte[]> stored) {
        return (Known) StoredAlert.alert(stored.key, stored.value);
    }

    private void count(Known alert, Instant oldest) {
        for (Gap gap : alert.facts().gaps()) {
            withGap.merge(gap, 1L, Long::sum);
        }
        if (alert instanceof Open) {
            open.computeIfAbsent(alert.books().alertType(), type -> new EnumMap<>(Severity.class))
                    .merge(alert.facts().severity(), 1L, Long::sum);
            if (!alert.books().lastReceivedAt().isAfter(oldest)) {
                silent++;
            }
        }
    }

    /// Open alerts of that type and severity.
    public long open(AlertType type, Severity severity) {
        return open.getOrDefault(type, Map.of()).getOrDefault(severity, 0L);
    }

    /// Alerts, open or closed, that show that gap.
    public long with(Gap gap) {
        return withGap.getOrDefault(gap, 0L);
    }

    /// Open alerts of which nothing was received for long.
    public long silent() {
        return silent;
    }
}
