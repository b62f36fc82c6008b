package io.harpline.sink.edge.kafka;

import static java.lang.System.Logger.Level.WARNING;

import io.harpline.schemas.harp.DeliveredVersion;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.Topics;
import io.harpline.sink.app.Acknowledged;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads `harp.delivered.v1`: what Harp has acknowledged so far.
final class DeliveredTopic {

    private static final System.Logger LOG = System.getLogger(DeliveredTopic.class.getName());
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration WITHOUT_PROGRESS = Duration.ofSeconds(10);

    private final Map<String, Object> configuration;

    DeliveredTopic(Map<String, Object> kafka) {
        configuration = new HashMap<>(kafka);
        configuration.remove(ConsumerConfig.GROUP_ID_CONFIG);
        configuration.put(ConsumerConfig.CLIENT_ID_CONFIG, "sink-delivered");
        configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        configuration.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
    }

    /// The newest version of each alert, by partition and record key, as of now.
    ///
    /// @throws KafkaException if the topic cannot be read to its end
    Map<Integer, Map<String, Acknowledged>> read(Collection<Integer> partitions) {
        List<TopicPartition> wanted = partitions.stream()
                .map(number -> new TopicPartition(Topics.DELIVERED.name(), number))
                .toList();
        Map<Integer, Map<String, Acknowledged>> versions = new HashMap<>();
        partitions.forEach(number -> versions.put(number, new HashMap<>()));
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(configuration, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(wanted);
            consumer.seekToBeginning(wanted);
            Map<TopicPartition, Long> ends = consumer.endOffsets(wanted);
            readTo(ends, consumer, versions);
        }
        return versions;
    }

    private static void readTo(
            Map<TopicPartition, Long> ends,
            Consumer<byte[], byte[]> consumer,
            Map<Integer, Map<String, Acknowledged>> versions) {
        int idlePolls = 0;
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            var records = consumer.poll(POLL);
            records.forEach(record -> note(record, versions.getOrDefault(record.partition(), new HashMap<>())));
            idlePolls = records.isEmpty() ? idlePolls + 1 : 0;
            if (idlePolls > WITHOUT_PROGRESS.dividedBy(POLL)) {
                throw new TimeoutException("no progress on " + Topics.DELIVERED.name());
            }
        }
    }

    /// The highest counts, not the latest: an evidence written twice may come back behind a newer one.
    private static void note(ConsumerRecord<byte[], byte[]> record, Map<String, Acknowledged> versions) {
        String alert = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            versions.remove(alert);
            return;
        }
        try {
            DeliveredVersion delivered = Json.read(record.value(), DeliveredVersion.class);
            versions.merge(alert, new Acknowledged(delivered.version(), delivered.replayId()), Acknowledged::and);
        } catch (UncheckedIOException notOurs) {
            LOG.log(
                    WARNING,
                    "unreadable, passed over: topic={0} partition={1} offset={2,number,#}",
                    record.topic(),
                    record.partition(),
                    record.offset());
        }
    }
}
