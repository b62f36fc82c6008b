package io.harpline.schemas.topic;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.NewTopic;

/// A topic of Harpline with its whole configuration.
///
/// @param name as it stands in Kafka
/// @param cleanup what Kafka removes
/// @param retention how long a record is kept by default; Kafka ignores it where cleanup is COMPACT
/// @param bytesKept how many bytes of each partition are kept at most, or [#ANY_BYTES]
/// @param largest how many bytes a record may have at most, or [#AS_THE_BROKER]
/// @param archive whether it is the archive, whose records a lone broker must have on its disk before it acknowledges
public record TopicDeclaration(
        String name, Cleanup cleanup, Duration retention, long bytesKept, int largest, boolean archive) {

    /// The partition count of every keyed topic. Final: another count would send an alert's records to other
    /// partitions.
    public static final int PARTITIONS = 12;

    /// No bound but time's.
    public static final long ANY_BYTES = -1;

    /// As large as the broker takes it, 1 MiB by default.
    public static final int AS_THE_BROKER = -1;

    public TopicDeclaration(String name, Cleanup cleanup, Duration retention, long bytesKept, boolean archive) {
        this(name, cleanup, retention, bytesKept, AS_THE_BROKER, archive);
    }

    public enum Cleanup {
        DELETE("delete"),
        COMPACT("compact"),
        COMPACT_AND_DELETE("compact,delete");

        private final String policy;

        Cleanup(String policy) {
            this.policy = policy;
        }
    }

    /// Another topic that is like this one in everything.
    public TopicDeclaration named(String another) {
        return new TopicDeclaration(another, cleanup, retention, bytesKept, largest, archive);
    }

    /// The topic as it is to be created.
    ///
    /// @param partitions [#PARTITIONS], except on a laptop
    /// @param replication the number of copies; from 3 on, two of them must have a record before it is acknowledged
    public NewTopic on(int partitions, short replication) {
        return new NewTopic(name, Optional.of(partitions), Optional.of(replication)).configs(settings(replication));
    }

    /// How the topic is configured, under Kafka's own names.
    ///
    /// @param replication the number of copies that it has
    public Map<String, String> settings(int replication) {
        Map<String, String> configuration = new TreeMap<>(Map.of(
                "cleanup.policy",
                cleanup.policy,
                "compression.type",
                "producer",
                "retention.ms",
                Long.toString(retention.toMillis()),
                // Also where there is no bound: a broker may have one for the topics that do not say so.
                "retention.bytes",
                Long.toString(bytesKept),
                "message.timestamp.type",
                "CreateTime",
                "min.insync.replicas",
                replication >= 3 ? "2" : "1"));
        if (largest != AS_THE_BROKER) {
            configuration.put("max.message.bytes", Integer.toString(largest));
        }
        if (archive && replication == 1) {
            configuration.put("flush.messages", "1");
        }
        return configuration;
    }
}
