package io.harpline.operator.verify;

import io.harpline.operator.kafka.Cluster;
import io.harpline.schemas.topic.TopicDeclaration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/// The stretch of a topic that has to be read to see all that was received from some time on. It always ends at the
/// topic's end as of now: what waited in a spool is written behind what was received after it.
///
/// @param starts the first offset of each partition
/// @param ends the offset behind the last one of each, committed or not
public record Span(Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends) {

    /// A record's timestamp is its received-at, except where the broker refused that: then it is a later time, or an
    /// earlier one if ingest's clock had gone ahead of the broker's by more than the hour that it allows.
    public static final Duration CLOCK_AHEAD = Duration.ofDays(1);

    static Span of(Cluster cluster, TopicDeclaration topic, Optional<Instant> from) {
        return of(cluster, cluster.partitions(topic.name()), from);
    }

    /// That of several topics at once.
    public static Span of(Cluster cluster, Collection<TopicPartition> partitions, Optional<Instant> from) {
        Map<TopicPartition, Long> ends = cluster.offsets(partitions, OffsetSpec.latest());
        OffsetSpec first = from.map(time -> OffsetSpec.forTimestamp(
                        Math.max(0, time.minus(CLOCK_AHEAD).toEpochMilli())))
                .orElse(OffsetSpec.earliest());
        Map<TopicPartition, Long> starts = new HashMap<>();
        cluster.offsets(partitions, first)
                .forEach((partition, offset) ->
                        // -1: nothing there is as young as that.
                        starts.put(partition, offset < 0 ? of(ends, partition) : offset));
        return new Span(starts, ends);
    }

    /// Its partitions, shared out among so many at most: the longest first, each to whoever has least.
    public List<Span> shared(int among) {
        List<Span> shares = new ArrayList<>();
        for (TopicPartition partition : longestFirst()) {
            Span least = shares.stream()
                    .min(Comparator.comparingLong(Span::length))
                    .filter(_ -> shares.size() >= among)
                    .orElseGet(() -> {
                        Span empty = new Span(new HashMap<>(), new HashMap<>());
                        shares.add(empty);
                        return empty;
                    });
            least.starts.put(partition, of(starts, partition));
            least.ends.put(partition, of(ends, partition));
        }
        return shares;
    }

    private List<TopicPartition> longestFirst() {
        return ends.keySet().stream()
                .sorted(Comparator.comparingLong((TopicPartition partition) -> -length(partition)))
                .toList();
    }

    /// How many offsets it has, of which a few may be no records but the ends of transactions.
    public long length() {
        return ends.keySet().stream().mapToLong(this::length).sum();
    }

    private long length(TopicPartition partition) {
        return of(ends, partition) - of(starts, partition);
    }

    private static long of(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return offsets.getOrDefault(partition, 0L);
    }
}
