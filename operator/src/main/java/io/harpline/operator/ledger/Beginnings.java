package io.harpline.operator.ledger;

import io.harpline.operator.domain.LedgerWindow.Beginning;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.kafka.Retention;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
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

/// Where topics begin, those partitions of them that have lost their beginning.
record Beginnings(Cluster cluster, Instant now) {

    /// What an emptied partition would have records of, had it not lost them.
    private static final Map<String, TopicDeclaration> COUNTERPARTS = Map.of(
            Topics.NOTIFICATIONS.name(), Topics.OUTCOMES,
            Topics.OUTCOMES.name(), Topics.NOTIFICATIONS,
            Topics.EVENTS.name(), Topics.NOTIFICATIONS,
            Topics.RECEIPTS.name(), Topics.EVENTS);
    private static final int FIRST = 10;
    private static final Duration ONE_POLL = Duration.ofMillis(200);

    /// Those of the topics all of which are counted.
    List<Beginning> ofCounted() {
        return List.copyOf(find(Extent.COUNTED).values());
    }

    /// Since when each partition number of a topic is whole, without those that have lost nothing.
    Map<Integer, Instant> wholeSince(TopicDeclaration topic) {
        Map<Integer, Instant> since = new HashMap<>();
        find(List.of(topic)).forEach((partition, beginning) -> since.put(partition.partition(), beginning.whole()));
        return since;
    }

    private Map<TopicPartition, Beginning> find(List<TopicDeclaration> topics) {
        Map<TopicPartition, Long> starts = offsets(topics, OffsetSpec.earliest());
        starts.values().removeIf(start -> start == 0);
        if (starts.isEmpty()) {
            return Map.of();
        }
        Map<TopicPartition, Long> ends = offsets(topics, OffsetSpec.latest());
        Map<String, Duration> kept = new Retention(cluster).of(topics);
        Map<TopicPartition, Beginning> found = new HashMap<>();
        try (var consumer = cluster.consumer()) {
            starts.forEach((partition, start) -> time(consumer, partition, start, ends)
                    .ifPresent(first -> found.put(
                            partition,
                            Beginning.of(
                                    partition.toString(),
                                    first,
                                    Retention.wholeSince(Optional.ofNullable(kept.get(partition.topic())), now)))));
        }
        return found;
    }

    private Map<TopicPartition, Long> offsets(List<TopicDeclaration> topics, OffsetSpec which) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        topics.forEach(topic -> offsets.putAll(cluster.offsets(cluster.partitions(topic.name()), which)));
        return offsets;
    }

    /// The latest time among its first records, any of which may be out of turn: what was reverified is older. Of one
    /// that has lost everything nothing is known up to now, unless its counterpart has nothing either.
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
        return Optional.of(now).filter(_ -> mustHaveSome(partition));
    }

    private boolean mustHaveSome(TopicPartition partition) {
        TopicDeclaration counterpart = COUNTERPARTS.get(partition.topic());
        if (counterpart == null) {
            return true;
        }
        List<TopicPartition> other = List.of(new TopicPartition(counterpart.name(), partition.partition()));
        return !cluster.offsets(other, OffsetSpec.earliest()).equals(cluster.offsets(other, OffsetSpec.latest()));
    }
}
