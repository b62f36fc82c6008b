package io.harpline.operator.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.operator.domain.Delivered;
import io.harpline.operator.domain.Known.Sent;
import io.harpline.schemas.harp.DeadLetter;
import io.harpline.schemas.harp.DeliveredVersion;
import io.harpline.schemas.harp.Replay;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/// What harp-sink has done so far, as its topics and its group tell.
public record Sink(Cluster cluster) {

    /// The consumer group of all its instances.
    public static final String GROUP = "harp-sink";

    /// How many live events it has not finished; the ends of transactions count too.
    public long liveLag() {
        Map<TopicPartition, Long> committed = committed();
        return cluster.offsets(cluster.partitions(Topics.EVENTS.name()), OffsetSpec.latest()).entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - committed.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    /// The newest of each of these alerts that Harp has acknowledged, by record key.
    public Map<String, Delivered> delivered(Set<String> alerts) {
        Map<String, Delivered> newest = new HashMap<>();
        read(Topics.DELIVERED, record -> {
            String alert = new String(record.key(), UTF_8);
            if (record.value() == null) {
                newest.remove(alert);
            } else if (alerts.contains(alert)) {
                delivered(record).ifPresent(one -> newest.merge(alert, one, Delivered::and));
            }
        });
        return newest;
    }

    /// What it has still before it of one partition.
    ///
    /// @param events the offset before which it has finished all live ones
    /// @param sent the newest version of what was sent again and is not finished, by record key
    /// @param anew the same of what was sent in mode CURRENT
    public record Before(long events, Map<String, Long> sent, Map<String, Long> anew) {}

    /// What it has still before it of the partition of that number.
    ///
    /// @param committed the group's offsets, as they were a moment ago at least
    public Before before(int number, Map<TopicPartition, Long> committed, KafkaConsumer<byte[], byte[]> consumer) {
        TopicPartition replays = new TopicPartition(Topics.REPLAY.name(), number);
        Map<TopicPartition, Long> end = cluster.offsets(List.of(replays), OffsetSpec.latest());
        Map<TopicPartition, Long> start = cluster.offsets(List.of(replays), OffsetSpec.earliest());
        start.replaceAll((_, first) -> Math.max(first, committed.getOrDefault(replays, 0L)));
        Map<String, Long> sent = new HashMap<>();
        Map<String, Long> anew = new HashMap<>();
        new Reading(consumer, start, end)
                .forEach(record -> EventVersion.of(record).ifPresent(version -> {
                    String alert = new String(record.key(), UTF_8);
                    sent.merge(alert, version, Math::max);
                    if (Replay.of(record.headers())
                            .filter(replay -> replay.mode() == Replay.Mode.CURRENT)
                            .isPresent()) {
                        anew.merge(alert, version, Math::max);
                    }
                }));
        long events = committed.getOrDefault(new TopicPartition(Topics.EVENTS.name(), number), 0L);
        return new Before(events, sent, anew);
    }

    /// The newest of what stands in `harp.replay.v1` and it has not finished, by record key.
    public Map<String, Sent> waiting() {
        Map<TopicPartition, Long> committed = committed();
        Map<String, Sent> waiting = new HashMap<>();
        read(Topics.REPLAY, record -> {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            int count = DeadLetter.of(record.headers())
                    .map(DeadLetter::redriveCount)
                    .orElse(0);
            if (record.offset() >= committed.getOrDefault(partition, 0L)) {
                EventVersion.of(record)
                        .ifPresent(version -> waiting.merge(
                                new String(record.key(), UTF_8),
                                new Sent(version, count),
                                BinaryOperator.maxBy(Comparator.naturalOrder())));
            }
        });
        return waiting;
    }

    private static Optional<Delivered> delivered(ConsumerRecord<byte[], byte[]> record) {
        try {
            DeliveredVersion its = Json.read(record.value(), DeliveredVersion.class);
            return Optional.of(new Delivered(its.version(), its.deliveredAt(), Optional.ofNullable(its.replayId())));
        } catch (UncheckedIOException notOurs) {
            return Optional.empty(); // the sink passes it over, too
        }
    }

    /// The offsets before which its group has finished all.
    public Map<TopicPartition, Long> committed() {
        return new Group(cluster, GROUP).committed();
    }

    private void read(TopicDeclaration topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        List<TopicPartition> partitions = cluster.partitions(topic.name());
        try (var consumer = cluster.consumer()) {
            new Reading(consumer, consumer.endOffsets(partitions)).forEach(each);
        }
    }
}
