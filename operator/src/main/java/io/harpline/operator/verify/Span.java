package io.harpline.operator.verify;

import io.harpline.operator.kafka.Cluster;
import io.harpline.schemas.topic.TopicDeclaration;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
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
    private static final Duration CLOCK_AHEAD = Duration.ofDays(1);

    /// All of a topic from some time on, or of all time.
    public static Span of(Cluster cluster, TopicDeclaration topic, Optional<Instant> from) {
        List<TopicPartition> partitions = cluster.partitions(topic.name());
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

    /// Its partitions, shared out among so many at most.
    List<Span> shared(int among) {
        List<TopicPartition> partitions = List.copyOf(ends.keySet());
        return IntStream.range(0, Math.min(among, partitions.size()))
                .mapToObj(first -> {
                    Map<TopicPartition, Long> ownStarts = new HashMap<>();
                    Map<TopicPartition, Long> ownEnds = new HashMap<>();
                    for (int i = first; i < partitions.size(); i += among) {
                        ownStarts.put(partitions.get(i), of(starts, partitions.get(i)));
                        ownEnds.put(partitions.get(i), of(ends, partitions.get(i)));
                    }
                    return new Span(ownStarts, ownEnds);
                })
                .toList();
    }

    /// How many offsets it has, of which a few may be no records but the ends of transactions.
    public long length() {
        return ends.keySet().stream()
                .mapToLong(partition -> of(ends, partition) - of(starts, partition))
                .sum();
    }

    private static long of(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return offsets.getOrDefault(partition, 0L);
    }
}
