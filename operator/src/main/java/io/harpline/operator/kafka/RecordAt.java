package io.harpline.operator.kafka;

import io.harpline.operator.domain.Place;
import io.harpline.schemas.topic.TopicDeclaration;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/// Reads a record by its place.
record RecordAt(Cluster cluster, KafkaConsumer<byte[], byte[]> consumer) {

    private static final Duration TO_COME = Duration.ofSeconds(10);

    /// Empty where there is none.
    Optional<ConsumerRecord<byte[], byte[]>> of(TopicDeclaration topic, Place place) {
        TopicPartition partition = new TopicPartition(topic.name(), place.partition());
        if (!cluster.partitions(partition.topic()).contains(partition)) {
            return Optional.empty();
        }
        consumer.assign(List.of(partition));
        consumer.seek(partition, place.offset());
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        long deadline = System.nanoTime() + TO_COME.toNanos();
        while (place.offset() < end && System.nanoTime() < deadline) {
            var records = consumer.poll(Duration.ofMillis(200)).records(partition);
            if (!records.isEmpty()) {
                return Optional.of(records.getFirst()).filter(record -> record.offset() == place.offset());
            }
        }
        return Optional.empty();
    }
}
