package io.harpline.operator.ledger;

import io.harpline.operator.domain.LedgerWindow.Beginning;
import io.harpline.operator.kafka.Cluster;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/// Where the topics of the ledger begin, those partitions of them that have lost their beginning.
record Beginnings(Cluster cluster, Instant now) {

    private static final List<TopicDeclaration> TOPICS =
            List.of(Topics.NOTIFICATIONS, Topics.OUTCOMES, Topics.EVENTS, Topics.RECEIPTS, Topics.DEAD_LETTERS);
    private static final int FIRST = 10;
    private static final Duration ONE_POLL = Duration.ofMillis(200);

    List<Beginning> find() {
        List<Beginning> found = new ArrayList<>();
        Map<TopicPartition, Long> starts = offsets(OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = offsets(OffsetSpec.latest());
        try (var consumer = cluster.consumer()) {
            starts.forEach((partition, start) -> {
                if (start > 0) {
                    time(consumer, partition, start, ends)
                            .ifPresent(time -> found.add(new Beginning(partition.toString(), time)));
                }
            });
        }
        return found;
    }

    private Map<TopicPartition, Long> offsets(OffsetSpec which) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        TOPICS.forEach(topic -> offsets.putAll(cluster.offsets(cluster.partitions(topic.name()), which)));
        return offsets;
    }

    /// The latest time among its first records, any of which may be out of turn: what was reverified is older. Of a
    /// partition that has lost everything
    /// nothing is known up to now, unless what it is made from has nothing either.
    private Optional<Instant> time(
            KafkaConsumer<byte[], byte[]> consumer,
            TopicPartition partition,
            long start,
            Map<TopicPartition, Long> ends) {
        long end = ends.getOrDefault(partition, 0L);
        consumer.assign(List.of(partition));
        consumer.seek(partition, start);
        while (consumer.position(partition) < end) {
            OptionalLong latest = StreamSupport.stream(consumer.poll(ONE_POLL).spliterator(), false)
                    .limit(FIRST)
                    .mapToLong(ConsumerRecord::timestamp)
                    .max();
            if (latest.isPresent()) {
                return Optional.of(Instant.ofEpochMilli(latest.getAsLong()));
            }
        }
        return Optional.of(now).filter(_ -> mustHaveSome(partition, ends));
    }

    private boolean mustHaveSome(TopicPartition partition, Map<TopicPartition, Long> ends) {
        TopicPartition source = new TopicPartition(
                partition.topic().equals(Topics.RECEIPTS.name()) ? Topics.EVENTS.name() : Topics.NOTIFICATIONS.name(),
                partition.partition());
        boolean isMade = !partition.topic().equals(Topics.NOTIFICATIONS.name())
                && !partition.topic().equals(Topics.DEAD_LETTERS.name());
        return isMade
                && cluster.offsets(List.of(source), OffsetSpec.earliest()).getOrDefault(source, 0L)
                        < ends.getOrDefault(source, 0L);
    }
}
