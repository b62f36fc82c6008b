package io.harpline.transform.topology;

import io.harpline.schemas.topic.Topics;
import io.harpline.transform.topology.AdvanceAlert.Decision;
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
///                                alerts, agenda (stores)
///                                         │
/// gardin.notifications.v1 ──▶ advance-alert ──▶ events      alerts.events.v1
///                                           ├─▶ state       alerts.state.v1
///                                           ├─▶ outcomes    gardin.outcomes.v1
///                                           └─▶ quarantine  alerts.quarantine.v1
/// ```
public final class AlertTopology {

    /// The store of alert key → [StoredAlert].
    static final String ALERTS = "alerts";

    /// The store behind the [Agenda].
    static final String AGENDA = "agenda";

    private static final String NOTIFICATIONS = "notifications";
    private static final String ADVANCE_ALERT = "advance-alert";

    private AlertTopology() {}

    /// Each thread has a processor of its own for each of its partitions; all tell the one tally.
    public static Topology build(TopologySettings settings, Tally tally) {
        return build(settings, Consequences::of, tally);
    }

    static Topology build(TopologySettings settings, Decision decision, Tally tally) {
        Topology topology = new Topology()
                .addSource(
                        AutoOffsetReset.earliest(),
                        NOTIFICATIONS,
                        new UsableTimestamp(),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        Topics.NOTIFICATIONS.name())
                .addProcessor(ADVANCE_ALERT, () -> new AdvanceAlert(settings, decision, tally), NOTIFICATIONS)
                .addStateStore(store(ALERTS), ADVANCE_ALERT)
                .addStateStore(store(AGENDA), ADVANCE_ALERT);
        for (Sink sink : Sink.values()) {
            topology.addSink(
                    sink.node(),
                    settings.topic(sink),
                    new ByteArraySerializer(),
                    new ByteArraySerializer(),
                    ADVANCE_ALERT);
        }
        return topology;
    }

    /// The topics that must exist before the topology starts. Whoever runs Kafka creates them.
    public static Set<String> topics(TopologySettings settings) {
        Set<String> names = new TreeSet<>(Set.of(Topics.NOTIFICATIONS.name()));
        for (Sink sink : Sink.values()) {
            names.add(settings.topic(sink));
        }
        return names;
    }

    /// Without a cache, since each notification is committed within milliseconds anyway.
    private static StoreBuilder<KeyValueStore<byte[], byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.ByteArray(), Serdes.ByteArray())
                .withCachingDisabled();
    }
}
