package io.harpline.operator.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.schemas.topic.Topics;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/// What Harp has acknowledged by now of the alerts of one partition after the other.
public final class DeliveredNow implements AutoCloseable {

    private static final TopFields VERSION = new TopFields(List.of("version"));

    private final Cluster cluster;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Long> versions = new HashMap<>();
    private int entered = -1;

    public DeliveredNow(Cluster cluster) {
        this(cluster, cluster.consumerOfOne());
    }

    /// Through a consumer that may serve others in between, but for [#look].
    public DeliveredNow(Cluster cluster, KafkaConsumer<byte[], byte[]> consumer) {
        this.cluster = cluster;
        this.consumer = consumer;
    }

    /// Reads what there is of a partition; the one before is forgotten.
    public void enter(int number) {
        versions.clear();
        TopicPartition partition = new TopicPartition(Topics.DELIVERED.name(), number);
        new Reading(consumer, cluster.offsets(List.of(partition), OffsetSpec.latest())).forEach(this::take);
        entered = number;
    }

    /// Takes notice of what has come since, of that partition.
    public void look(int number) {
        if (number == entered) {
            consumer.poll(Duration.ZERO).forEach(this::take);
        } else {
            enter(number);
        }
    }

    /// The newest version, -1 if none is known.
    public long newest(String alert) {
        return versions.getOrDefault(alert, -1L);
    }

    /// All of them, by record key.
    public Map<String, Long> versions() {
        return Collections.unmodifiableMap(versions);
    }

    /// The highest counts, not the latest, as for the sink.
    private void take(ConsumerRecord<byte[], byte[]> record) {
        String alert = new String(record.key(), UTF_8);
        if (record.value() == null) {
            versions.remove(alert);
        } else {
            VERSION.of(record.value())
                    .flatMap(fields -> number(fields.getFirst()))
                    .ifPresent(version -> versions.merge(alert, version, Math::max));
        }
    }

    /// Empty where it is none, which the sink passes over, too.
    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.valueOf(text));
        } catch (NumberFormatException notOurs) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
