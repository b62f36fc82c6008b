package io.harpline.operator.ledger;

import io.harpline.operator.ExpectedFailure;
import io.harpline.operator.domain.LedgerWindow;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.kafka.Group;
import io.harpline.operator.kafka.Sink;
import io.harpline.operator.verify.Span;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/// What is read. Its ends are taken in this order, so that whatever must be there for what was read before is read:
///
/// ```
/// commits ─▶ archive, events to be counted ─▶ outcomes ─▶ receipts, events that outcomes may name
/// ```
///
/// @param commits where transform and the sink go on
/// @param counted the ends of the events to be counted
/// @param starts the first offset of each partition of the four topics
/// @param ends the offset behind the last one
record Extent(
        Map<TopicPartition, Long> commits,
        Map<TopicPartition, Long> counted,
        Map<TopicPartition, Long> starts,
        Map<TopicPartition, Long> ends) {

    /// What is counted, all of it.
    static final List<TopicDeclaration> COUNTED =
            List.of(Topics.NOTIFICATIONS, Topics.OUTCOMES, Topics.EVENTS, Topics.RECEIPTS);

    /// As it is now.
    ///
    /// @throws ExpectedFailure if the topics have not all as many partitions
    static Extent of(Cluster cluster, String transform, LedgerWindow window) {
        demandAsManyPartitions(cluster);
        Map<TopicPartition, Long> commits = new HashMap<>(new Group(cluster, transform).committed());
        commits.putAll(new Group(cluster, Sink.GROUP).committed());
        Map<TopicPartition, Long> counted =
                cluster.offsets(cluster.partitions(Topics.EVENTS.name()), OffsetSpec.latest());
        Map<TopicPartition, Long> starts = new HashMap<>();
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (TopicDeclaration topic : COUNTED) {
            Span span = Span.of(cluster, cluster.partitions(topic.name()), window.from());
            starts.putAll(span.starts());
            ends.putAll(span.ends());
        }
        return new Extent(commits, counted, starts, ends);
    }

    private static void demandAsManyPartitions(Cluster cluster) {
        List<String> names = Stream.concat(COUNTED.stream(), Stream.of(Topics.DEAD_LETTERS))
                .map(TopicDeclaration::name)
                .toList();
        var partitions = cluster.partitions(names);
        if (partitions.values().stream().map(List::size).distinct().count() > 1) {
            throw new ExpectedFailure(names.stream()
                    .map(name -> name + " has "
                            + partitions.getOrDefault(name, List.of()).size())
                    .collect(Collectors.joining(
                            ", ", "these topics must have as many partitions each, for an alert to be in one: ", "")));
        }
    }

    /// How many partitions each of the topics has.
    int partitions() {
        return counted.size();
    }

    long length() {
        return ends.keySet().stream()
                .mapToLong(partition -> end(partition) - start(partition))
                .sum();
    }

    long start(TopicPartition partition) {
        return starts.getOrDefault(partition, 0L);
    }

    long end(TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }

    long counted(TopicPartition events) {
        return counted.getOrDefault(events, 0L);
    }

    /// Before that all is finished.
    long committed(TopicPartition partition) {
        return commits.getOrDefault(partition, 0L);
    }
}
