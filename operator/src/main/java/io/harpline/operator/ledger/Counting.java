package io.harpline.operator.ledger;

import io.harpline.operator.ExpectedFailure;
import io.harpline.operator.domain.KnownLetters;
import io.harpline.operator.domain.Ledger;
import io.harpline.operator.domain.LedgerTally;
import io.harpline.operator.domain.LedgerWindow;
import io.harpline.operator.kafka.AtOnce;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.kafka.Reading;
import io.harpline.operator.terminal.Progress;
import io.harpline.schemas.json.Rfc3339;
import io.harpline.schemas.topic.TextHeaders;
import io.harpline.schemas.topic.Topics;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/// Counts it all from the topics. Each processor counts partition numbers of its own, one after the other, so that what
/// is kept is that of a partition for each processor.
public record Counting(Cluster cluster, InstantSource clock) {

    /// Counts once.
    ///
    /// @throws ExpectedFailure if it cannot be read, or Kafka removes the beginning of the window meanwhile
    public Ledger count(LedgerQuery query, Progress progress) {
        Instant now = clock.instant();
        LedgerWindow window = window(query, now);
        if (window.isNothing(now)) {
            throw new ExpectedFailure("nothing is left to count"
                    + window.shortened().map(why -> ": " + why).orElse("") + "; it could be counted from "
                    + Rfc3339.format(window.period().from()) + " on");
        }
        Extent extent = Extent.of(cluster, query.transform(), window);
        KnownLetters deadLetters = new KnownLetters(deadLetterIds(), lettersSince(now));
        LongAdder read = new LongAdder();
        List<Callable<LedgerTally>> parts = IntStream.range(0, AtOnce.MOST)
                .<Callable<LedgerTally>>mapToObj(first -> () -> {
                    LedgerTally share = new LedgerTally(query.mostMismatches());
                    try (var consumer = cluster.consumer()) {
                        for (int partition = first; partition < extent.partitions(); partition += AtOnce.MOST) {
                            share.add(new PartitionReading(
                                            consumer, partition, extent, window.period(), query, deadLetters, read)
                                    .count());
                        }
                    }
                    return share;
                })
                .toList();
        LedgerTally all = new LedgerTally(query.mostMismatches());
        AtOnce.run(parts, () -> progress.show("counted", read.sum(), extent.length()))
                .forEach(all::add);
        progress.end();
        refuseIfShortened(query, window, now);
        return new Ledger(window, now, all);
    }

    private void refuseIfShortened(LedgerQuery query, LedgerWindow window, Instant now) {
        LedgerWindow after = window(query, now);
        if (after.period().from().isAfter(window.period().from())) {
            throw new ExpectedFailure("Kafka has removed the beginning of what was counted; call it again");
        }
    }

    private LedgerWindow window(LedgerQuery query, Instant now) {
        return LedgerWindow.of(query.period(), new Beginnings(cluster, now).ofCounted());
    }

    private Map<Integer, Instant> lettersSince(Instant now) {
        return new Beginnings(cluster, now).wholeSince(Topics.DEAD_LETTERS);
    }

    private Set<String> deadLetterIds() {
        Set<String> ids = new HashSet<>();
        List<TopicPartition> partitions = cluster.partitions(Topics.DEAD_LETTERS.name());
        try (var consumer = cluster.consumer()) {
            new Reading(consumer, cluster.offsets(partitions, OffsetSpec.latest()))
                    .forEach(record -> TextHeaders.get(record.headers(), PartitionReading.EVENT_ID)
                            .ifPresent(ids::add));
        }
        return ids;
    }
}
