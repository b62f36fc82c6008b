package io.harpline.operator.verify;

import io.harpline.operator.domain.Evidence;
import io.harpline.operator.domain.Judge;
import io.harpline.operator.domain.Judgement;
import io.harpline.operator.domain.Judgement.Genuine;
import io.harpline.operator.domain.Judgement.Stays;
import io.harpline.operator.domain.Standing;
import io.harpline.operator.domain.UnverifiedTally;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.kafka.Reading;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.TextHeaders;
import io.harpline.schemas.topic.Topics;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// What stands in `gardin.unverified.v1`, judged with the keys that there are now.
///
/// An ingest-id that the archive has is not moved again: the archived record is its own mark of having been moved, so
/// that there is nothing beside it that could be lost, or say otherwise.
///
/// @param source only what was sent to this one
public record Unverified(Cluster cluster, Judge judge, Optional<String> source) {

    /// What was found.
    ///
    /// @param span what was looked at
    /// @param toMove the ingest-ids of what is genuine and not in the archive; taken out by whoever moves them
    record Found(Span span, UnverifiedTally tally, Set<String> toMove) {}

    /// How it stands now.
    public UnverifiedTally look() {
        return find().tally();
    }

    /// Looks at everything up to the topic's end. What is in the archive by then is not found; what an earlier run may
    /// still be writing is not known to be there, so whoever wants to move what is found first ends that run.
    Found find() {
        Span span = Span.of(cluster, Topics.UNVERIFIED, Optional.empty());
        UnverifiedTally tally = new UnverifiedTally();
        Map<String, Genuine> genuine = new HashMap<>();
        forEach(span, () -> false, (_, judgement) -> {
            switch (judgement) {
                case Genuine found -> {
                    if (genuine.putIfAbsent(found.ingestId(), found) != null) {
                        tally.count(Standing.KEPT_TWICE, 1);
                    }
                }
                case Stays(Standing why) -> tally.count(why, 1);
            }
        });
        tally.count(Standing.IN_THE_ARCHIVE, removeArchived(genuine));
        genuine.values().forEach(found -> tally.toMove(found.key(), found.receivedAt()));
        return new Found(span, tally, new HashSet<>(genuine.keySet()));
    }

    /// Hands over each record of the source, judged.
    void forEach(Span span, BooleanSupplier stopped, BiConsumer<ConsumerRecord<byte[], byte[]>, Judgement> each) {
        try (var consumer = cluster.consumer()) {
            new Reading(consumer, span.starts(), span.ends()).forEachUnless(stopped, record -> {
                Evidence evidence = Headers.evidence(record);
                if (source.isEmpty() || source.equals(evidence.source())) {
                    Optional<String> reason = TextHeaders.get(record.headers(), HeaderNames.REASON);
                    each.accept(record, judge.of(evidence, reason, Headers.body(record)));
                }
            });
        }
    }

    /// Returns how many there were. They have their first received-at as timestamp, so none stands before the first.
    private long removeArchived(Map<String, Genuine> genuine) {
        Optional<Instant> first =
                genuine.values().stream().map(Genuine::receivedAt).min(Comparator.naturalOrder());
        if (first.isEmpty()) {
            return 0;
        }
        long before = genuine.size();
        Span archive = Span.of(cluster, Topics.NOTIFICATIONS, first);
        try (var consumer = cluster.consumer()) {
            new Reading(consumer, archive.starts(), archive.ends())
                    .forEach(record -> TextHeaders.get(record.headers(), HeaderNames.INGEST_ID)
                            .ifPresent(genuine::remove));
        }
        return before - genuine.size();
    }
}
