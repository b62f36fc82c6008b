package io.harpline.operator.audit;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.kafka.Retention;
import io.harpline.operator.verify.Span;
import io.harpline.schemas.alert.AlertKey;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;

/// The topics that may tell of an alert, and which part of them does.
///
/// @param partitions by topic
record AlertTopics(Cluster cluster, Map<String, List<TopicPartition>> partitions) {

    /// Those whose records are keyed by the alert.
    private static final Set<String> KEYED = Stream.of(
                    Topics.NOTIFICATIONS,
                    Topics.OUTCOMES,
                    Topics.EVENTS,
                    Topics.STATE,
                    Topics.QUARANTINE,
                    Topics.RECEIPTS,
                    Topics.DELIVERED,
                    Topics.DEAD_LETTERS,
                    Topics.REPLAY)
            .map(TopicDeclaration::name)
            .collect(toUnmodifiableSet());

    /// As they are.
    ///
    /// @throws io.harpline.operator.ExpectedFailure if one is missing
    static AlertTopics of(Cluster cluster) {
        return new AlertTopics(
                cluster,
                cluster.partitions(
                        Topics.ALL.stream().map(TopicDeclaration::name).toList()));
    }

    /// All partitions of these.
    Span all(Collection<TopicDeclaration> topics, Optional<Instant> since) {
        return Span.of(cluster, topics.stream().flatMap(this::all).toList(), since);
    }

    /// Everything, everywhere.
    Span everything() {
        return all(Topics.ALL, Optional.empty());
    }

    /// Where the records of this alert must be: in the partitions of one number, if all keyed topics have as many.
    Span of(AlertKey alert, Optional<Instant> since) {
        Set<Integer> counts = new HashSet<>();
        KEYED.forEach(
                topic -> counts.add(partitions.getOrDefault(topic, List.of()).size()));
        if (counts.size() > 1) {
            return all(Topics.ALL, since);
        }
        int number = BuiltInPartitioner.partitionForKey(
                alert.bytes(), counts.iterator().next());
        List<TopicPartition> few = Topics.ALL.stream()
                .flatMap(this::all)
                .filter(partition -> !isKeyed(partition.topic()) || partition.partition() == number)
                .toList();
        return Span.of(cluster, few, since);
    }

    /// The topics of which what is to be read begins with their first record, and that have lost some before that; and
    /// since when they certainly have all.
    Map<String, Instant> cut(Span span, Instant now) {
        Set<String> cut = new HashSet<>();
        cluster.offsets(span.starts().keySet(), OffsetSpec.earliest()).forEach((partition, first) -> {
            if (first > 0 && first.equals(span.starts().get(partition))) {
                cut.add(partition.topic());
            }
        });
        List<TopicDeclaration> topics =
                Topics.ALL.stream().filter(topic -> cut.contains(topic.name())).toList();
        Map<String, Duration> kept = topics.isEmpty() ? Map.of() : new Retention(cluster).of(topics);
        return cut.stream()
                .collect(toUnmodifiableMap(
                        topic -> topic, topic -> Retention.wholeSince(Optional.ofNullable(kept.get(topic)), now)));
    }

    /// Whether records of that topic have the alert key.
    static boolean isKeyed(String topic) {
        return KEYED.contains(topic);
    }

    private Stream<TopicPartition> all(TopicDeclaration topic) {
        return partitions.getOrDefault(topic.name(), List.of()).stream();
    }
}
