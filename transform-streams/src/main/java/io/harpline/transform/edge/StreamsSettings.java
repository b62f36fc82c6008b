package io.harpline.transform.edge;

import io.harpline.schemas.settings.BadConfig;
import io.harpline.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/// How Kafka Streams is to run here.
///
/// @param kafka what all its clients share: where Kafka is, and what its security wants
/// @param threads 1 to 64; more than the topic's partitions stay idle
/// @param commitInterval 1 ms to 5 s: half of what the broker gives a transaction at most
/// @param standbyReplicas 0 to 2
record StreamsSettings(
        Map<String, Object> kafka,
        String applicationId,
        String instanceId,
        Path stateDir,
        int threads,
        Duration commitInterval,
        int standbyReplicas) {

    private static final Pattern KAFKA_NAME = Pattern.compile("[a-zA-Z0-9._-]{1,100}");
    /// How long the changelogs keep tombstones, and so how long an instance may be away and come back with its state.
    private static final Duration LONGEST_ABSENCE = Duration.ofDays(7);

    /// Of the changelogs. Kafka never compacts the segment that it writes to, by default a gigabyte of each partition,
    /// and
    /// all of that would have to be read to restore a store.
    private static final int SEGMENT_BYTES = 64 << 20;

    private static final int BATCH_BYTES = 128 << 10;
    private static final long LONGEST_POLL_MILLIS = 100;

    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LONGEST_TRANSACTION = TRANSACTION_TIMEOUT.dividedBy(2);

    /// How many times longer a transaction takes while nobody waits for it.
    private static final int NOBODY_WAITS = 25;

    StreamsSettings {
        kafka = Map.copyOf(kafka);
        demand(KAFKA_NAME.matcher(applicationId).matches(), "application-id must match " + KAFKA_NAME);
        demand(KAFKA_NAME.matcher(instanceId).matches(), "instance-id must match " + KAFKA_NAME);
        demand(threads >= 1 && threads <= 64, "threads must be 1 to 64");
        demand(
                commitInterval.toMillis() >= 1 && commitInterval.compareTo(LONGEST_TRANSACTION) <= 0,
                "commit-interval must be 1 ms to 5 s");
        demand(standbyReplicas >= 0 && standbyReplicas <= 2, "standby-replicas must be 0 to 2");
    }

    static StreamsSettings of(TransformConfig config, Map<String, Object> kafka) {
        return new StreamsSettings(
                kafka,
                config.applicationId(),
                config.instanceId(),
                config.stateDir(),
                config.threads(),
                config.commitInterval(),
                config.standbyReplicas());
    }

    Properties properties(StoreMemory memory) {
        Properties properties = new Properties();
        properties.putAll(kafka);
        properties.putIfAbsent(
                StreamsConfig.topicPrefix(TopicConfig.DELETE_RETENTION_MS_CONFIG), LONGEST_ABSENCE.toMillis());
        properties.putIfAbsent(StreamsConfig.topicPrefix(TopicConfig.SEGMENT_BYTES_CONFIG), SEGMENT_BYTES);
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                Math.min(NOBODY_WAITS * commitInterval.toMillis(), LONGEST_TRANSACTION.toMillis()));
        // While nothing comes, Kafka Streams would look at the clock every 100 ms only.
        properties.put(StreamsConfig.POLL_MS_CONFIG, Math.min(commitInterval.toMillis(), LONGEST_POLL_MILLIS));
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, standbyReplicas);
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, StoreOptions.class);
        properties.put(StoreOptions.MEMORY, memory);
        // Static membership, which the newer protocol of Streams groups does not know: a restart within the session
        // takes up its partitions again at once, instead of after the 45 s of a session.
        properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), instanceId);
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
                Math.toIntExact(TRANSACTION_TIMEOUT.toMillis()));
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), Topics.LARGEST_OUTPUT);
        // Streams would wait 100 ms for a batch to fill; the commit sends it long before. Five records are written for
        // each that is read: in batches of the usual 16 KiB their requests would cost more than the records.
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), "5");
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        return properties;
    }

    /// Never the other settings of Kafka, which may hold a password.
    @Override
    public String toString() {
        return "StreamsSettings[" + bootstrapServers() + ", " + applicationId + ", " + instanceId + "]";
    }

    LeaveMark leaveMark() {
        return new LeaveMark(stateDir.resolve("leave"));
    }

    String bootstrapServers() {
        return String.valueOf(kafka.get(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG));
    }

    private static void demand(boolean good, String otherwise) {
        if (!good) {
            throw new BadConfig("harpline.transform." + otherwise);
        }
    }
}
