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
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/// What a group has not finished.
///
/// @param records how many at most: the ends of transactions count too
/// @param oldest the earliest time of the first one in each partition; absent where there is none at all
public record Backlog(long records, Optional<Instant> oldest) {

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
        try (var consumer = cluster.consumer()) {
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
            Map<TopicPartition, Long> behind = new HashMap<>(consumer.endOffsets(partitions));
            behind.entrySet().removeIf(end -> position(end.getKey(), committed, begins) >= end.getValue());
            long records = behind.entrySet().stream()
                    .mapToLong(end -> end.getValue() - position(end.getKey(), committed, begins))
                    .sum();
            consumer.assign(behind.keySet());
            behind.keySet().forEach(each -> consumer.seek(each, position(each, committed, begins)));
            Optional<Instant> oldest = oldest(consumer, behind);
            return new Backlog(oldest.isEmpty() ? 0 : records, oldest);
        }
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

    /// Where retention was faster than the group, at the begin.
    private static long position(
            TopicPartition partition, Map<TopicPartition, Long> committed, Map<TopicPartition, Long> begins) {
        long begin = begins.getOrDefault(partition, 0L);
        return Math.max(begin, committed.getOrDefault(partition, begin));
    }
}
