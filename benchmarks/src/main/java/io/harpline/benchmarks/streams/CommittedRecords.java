package io.harpline.benchmarks.streams;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// A read_committed consumer of a whole topic. Not for several threads.
public final class CommittedRecords implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Collection<TopicPartition> partitions;

    private CommittedRecords(String bootstrapServers, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
    }

    /// One that begins at the beginning.
    public static CommittedRecords fromTheBeginning(String bootstrapServers, String topic) {
        CommittedRecords records = new CommittedRecords(bootstrapServers, topic);
        records.consumer.seekToBeginning(records.partitions);
        return records;
    }

    /// One that begins at the end as of now.
    public static CommittedRecords fromNowOn(String bootstrapServers, String topic) {
        CommittedRecords records = new CommittedRecords(bootstrapServers, topic);
        records.consumer.seekToEnd(records.partitions);
        records.partitions.forEach(records.consumer::position); // only now does it look where the end is
        return records;
    }

    /// What there is, or comes within a moment.
    public void poll(Consumer<ConsumerRecord<byte[], byte[]>> each) {
        consumer.poll(POLL).forEach(each);
    }

    /// All that is committed by now.
    public void readAll(Consumer<ConsumerRecord<byte[], byte[]>> each) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            poll(each);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
