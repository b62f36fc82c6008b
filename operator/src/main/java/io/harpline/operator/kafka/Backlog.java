package io.harpline.operator.kafka;

import io.harpline.operator.ExpectedFailure;
import io.harpline.schemas.topic.TopicDeclaration;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/// What a group has not finished.
///
/// ```
///   begin      committed        last stable        end
///     │ overtaken │    waiting       │     held     │
/// ```
///
/// @param waiting what it can read
/// @param held what nobody can read yet who reads committed records only: a transaction is open
/// @param overtaken how much Kafka has removed, at most, before the group has read it
public record Backlog(Part waiting, Part held, long overtaken) {

    /// A part of it.
    ///
    /// @param records how many at most: the ends of transactions count too
    /// @param oldest the earliest time of the first one in each partition; absent where there is none at all
    public record Part(long records, Optional<Instant> oldest) {}

    private static final Duration TO_COME = Duration.ofSeconds(10);
    private static final Duration ONE_POLL = Duration.ofMillis(200);

    /// Reads no more than the first of each partition.
    ///
    /// @throws ExpectedFailure if a topic is missing, or they do not come
    public static Backlog of(Cluster cluster, Group group, List<TopicDeclaration> topics) {
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> cluster.partitions(topic.name()).stream())
                .toList();
        Map<TopicPartition, Long> committed = group.committed();
        // Before it is asked how far one can read: what is committed in between is not held.
        Map<TopicPartition, Long> ends = cluster.offsets(partitions, OffsetSpec.latest());
        try (var consumer = cluster.consumer();
                var ofAll = cluster.consumerOfAll()) {
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
            Map<TopicPartition, Long> stable = consumer.endOffsets(partitions);
            Map<TopicPartition, Long> positions = new HashMap<>();
            begins.forEach((partition, begin) ->
                    positions.put(partition, Math.max(begin, committed.getOrDefault(partition, begin))));
            long overtaken = committed.entrySet().stream()
                    .mapToLong(each -> begins.getOrDefault(each.getKey(), 0L) - each.getValue())
                    // A single one is the end of the transaction whose last record was read.
                    .filter(gap -> gap > 1)
                    .sum();
            return new Backlog(part(consumer, positions, stable), part(ofAll, stable, ends), overtaken);
        }
    }

    private static Part part(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {
        Map<TopicPartition, Long> ends = new HashMap<>(to);
        ends.entrySet().removeIf(end -> from.getOrDefault(end.getKey(), 0L) >= end.getValue());
        long records = ends.entrySet().stream()
                .mapToLong(end -> end.getValue() - from.getOrDefault(end.getKey(), 0L))
                .sum();
        consumer.assign(ends.keySet());
        ends.keySet().forEach(each -> consumer.seek(each, from.getOrDefault(each, 0L)));
        Optional<Instant> oldest = oldest(consumer, ends);
        return new Part(oldest.isEmpty() ? 0 : records, oldest);
    }

    private static Optional<Instant> oldest(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        Set<TopicPartition> open = new HashSet<>(ends.keySet());
        Optional<Instant> oldest = Optional.empty();
        long deadline = System.nanoTime() + TO_COME.toNanos();
        while (true) {
            open.removeIf(each -> consumer.position(each) >= ends.getOrDefault(each, 0L));
            if (open.isEmpty()) {
                return oldest;
            }
            if (System.nanoTime() > deadline) {
                throw new ExpectedFailure("nothing comes of " + open);
            }
            var records = consumer.poll(ONE_POLL);
            for (TopicPartition partition : records.partitions()) {
                Instant first = Instant.ofEpochMilli(
                        records.records(partition).getFirst().timestamp());
                if (open.remove(partition)) {
                    consumer.pause(List.of(partition));
                    oldest = Optional.of(oldest.filter(first::isAfter).orElse(first));
                }
            }
        }
    }
}
