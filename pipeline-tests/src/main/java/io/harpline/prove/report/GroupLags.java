package io.harpline.prove.report;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// How many committed records consumer groups have yet to process. Each question takes seconds at most, whatever has
/// become of the brokers.
final class GroupLags implements AutoCloseable {

    static final long UNKNOWN = -1;

    /// Up to so many offsets the records are counted, since ends of transactions take offsets, too; beyond, offsets.
    private static final long COUNTED = 1_000;

    private static final Duration LONGEST_COUNT = Duration.ofSeconds(1);

    /// Offsets from the first that is not processed, up to the second.
    private record Gap(long from, long to) {

        long width() {
            return Math.max(0, to - from);
        }
    }

    private final Admin admin;
    private final KafkaConsumer<byte[], byte[]> consumer;

    GroupLags(String bootstrapServers) {
        Map<String, Object> bounded = Map.of(
                "bootstrap.servers", bootstrapServers,
                "request.timeout.ms", 1_500,
                "default.api.timeout.ms", 2_000,
                "reconnect.backoff.max.ms", 500);
        Map<String, Object> reading = new HashMap<>(bounded);
        reading.putAll(
                Map.of("isolation.level", "read_committed", "auto.offset.reset", "earliest", "fetch.max.wait.ms", 20));
        admin = Admin.create(bounded);
        consumer = new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /// Of all partitions of these topics; [#UNKNOWN] where Kafka does not say.
    long of(String group, List<String> topics) throws InterruptedException {
        try {
            Map<TopicPartition, Gap> gaps = gaps(group, topics);
            long width = gaps.values().stream().mapToLong(Gap::width).sum();
            return width == 0 || width > COUNTED ? width : count(gaps, width);
        } catch (ExecutionException | KafkaException away) {
            return UNKNOWN;
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
    }

    private Map<TopicPartition, Gap> gaps(String group, List<String> topics)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        admin.describeTopics(topics)
                .allTopicNames()
                .get()
                .forEach((topic, described) -> described
                        .partitions()
                        .forEach(partition ->
                                latest.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest())));
        Map<TopicPartition, OffsetAndMetadata> processed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(
                        latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get();
        Map<TopicPartition, Gap> gaps = new HashMap<>();
        ends.forEach((partition, end) -> {
            OffsetAndMetadata offset = processed.get(partition);
            Gap gap = new Gap(offset == null ? 0 : offset.offset(), end.offset());
            if (gap.width() > 0) {
                gaps.put(partition, gap);
            }
        });
        return gaps;
    }

    /// @param otherwise what is said where counting takes too long
    private long count(Map<TopicPartition, Gap> gaps, long otherwise) {
        consumer.assign(gaps.keySet());
        gaps.forEach((partition, gap) -> consumer.seek(partition, gap.from()));
        long end = System.nanoTime() + LONGEST_COUNT.toNanos();
        long counted = 0;
        while (gaps.entrySet().stream()
                .anyMatch(
                        gap -> consumer.position(gap.getKey()) < gap.getValue().to())) {
            if (System.nanoTime() - end > 0) {
                return otherwise;
            }
            for (ConsumerRecord<byte[], byte[]> one : consumer.poll(Duration.ofMillis(50))) {
                Gap gap = gaps.get(new TopicPartition(one.topic(), one.partition()));
                counted += gap != null && one.offset() < gap.to() ? 1 : 0;
            }
        }
        return counted;
    }
}
