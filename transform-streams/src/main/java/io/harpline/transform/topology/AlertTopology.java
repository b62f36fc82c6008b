package io.harpline.transform.topology;

import io.harpline.schemas.topic.Topics;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/// The way of a notification through this service. Everything is bytes here, so that nothing can fail before
/// [AdvanceAlert] has had a look at it.
///
/// ```
///                                    alerts (store)
///                                         │
/// gardin.notifications.v1 ──▶ advance-alert ──▶ events      alerts.events.v1
///                                           ├─▶ state       alerts.state.v1
///                                           ├─▶ outcomes    gardin.outcomes.v1
///                                           └─▶ quarantine  alerts.quarantine.v1
/// ```
public final class AlertTopology {

    static final String ALERTS = "alerts";

    private static final String NOTIFICATIONS = "notifications";
    private static final String ADVANCE_ALERT = "advance-alert";

    private AlertTopology() {}

    public static Topology build() {
        Topology topology = new Topology()
                .addSource(
                        AutoOffsetReset.earliest(),
                        NOTIFICATIONS,
                        new UsableTimestamp(),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        Topics.NOTIFICATIONS.name())
                .addProcessor(ADVANCE_ALERT, AdvanceAlert::new, NOTIFICATIONS)
                .addStateStore(alerts(), ADVANCE_ALERT);
        for (Sink sink : Sink.values()) {
            topology.addSink(
                    sink.node(), sink.topic(), new ByteArraySerializer(), new ByteArraySerializer(), ADVANCE_ALERT);
        }
        return topology;
    }

    /// The topics that must exist before the topology starts. Whoever runs Kafka creates them.
    public static Set<String> topics() {
        Set<String> names = new TreeSet<>(Set.of(Topics.NOTIFICATIONS.name()));
        for (Sink sink : Sink.values()) {
            names.add(sink.topic());
        }
        return names;
    }

    /// Alert key → [StoredAlert]; no cache, since each notification is committed within milliseconds anyway.
    private static StoreBuilder<KeyValueStore<byte[], byte[]>> alerts() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(ALERTS), Serdes.ByteArray(), Serdes.ByteArray())
                .withCachingDisabled();
    }
}
