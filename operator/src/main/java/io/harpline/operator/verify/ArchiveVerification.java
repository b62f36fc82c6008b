package io.harpline.operator.verify;

import io.harpline.operator.ExpectedFailure;
import io.harpline.operator.domain.ArchiveTally;
import io.harpline.operator.domain.Evidence;
import io.harpline.operator.domain.KnownKeys;
import io.harpline.operator.domain.KnownKeys.Checked;
import io.harpline.operator.domain.Period;
import io.harpline.operator.domain.Place;
import io.harpline.operator.kafka.AtOnce;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.kafka.Reading;
import io.harpline.operator.terminal.Progress;
import io.harpline.schemas.topic.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Checks every signature of the archive again. Each processor reads partitions of its own and checks what it has
/// read, so that nothing is handed from one to the other, and nothing piles up.
///
/// @param period of received-at
/// @param source only this one's, and what names no source
/// @param mostFindings how many are kept
public record ArchiveVerification(
        Cluster cluster, KnownKeys keys, Period period, Optional<String> source, int mostFindings) {

    /// Reads it all and says what came of it.
    ///
    /// @throws ExpectedFailure if it cannot be read
    public ArchiveTally run(Progress progress) {
        Span span = Span.of(
                cluster,
                Topics.NOTIFICATIONS,
                Optional.of(period.from()).filter(from -> !from.equals(Period.ALWAYS.from())));
        LongAdder read = new LongAdder();
        List<Callable<ArchiveTally>> parts = span.shared(AtOnce.MOST).stream()
                .<Callable<ArchiveTally>>map(share -> () -> check(share, read))
                .toList();
        ArchiveTally all = new ArchiveTally(mostFindings);
        AtOnce.run(parts, () -> progress.show("checked", read.sum(), span.length()))
                .forEach(all::add);
        progress.show("checked", read.sum(), read.sum());
        progress.end();
        return all;
    }

    private ArchiveTally check(Span share, LongAdder read) {
        ArchiveTally tally = new ArchiveTally(mostFindings);
        try (var consumer = cluster.consumerOfOne()) {
            // One after the other: what a poll brings is garbage before the next.
            for (Span one : share.shared(share.ends().size())) {
                new Reading(consumer, one.starts(), one.ends()).forEach(record -> {
                    read.increment();
                    check(record, tally);
                });
            }
        }
        return tally;
    }

    private void check(ConsumerRecord<byte[], byte[]> record, ArchiveTally tally) {
        Evidence evidence = Headers.evidence(record);
        if (isAskedFor(evidence, record)) {
            Checked checked = keys.check(evidence, Headers.body(record));
            tally.add(new Place(record.partition(), record.offset()), checked.verification(), checked.key(), evidence);
        }
    }

    private boolean isAskedFor(Evidence evidence, ConsumerRecord<byte[], byte[]> record) {
        boolean ofThatSource = source.isEmpty()
                || evidence.source().isEmpty()
                || source.get().equals(evidence.source().get());
        return ofThatSource
                && (period.equals(Period.ALWAYS)
                        || period.contains(evidence.time().orElseGet(() -> Instant.ofEpochMilli(record.timestamp()))));
    }
}
