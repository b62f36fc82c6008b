package io.harpline.operator.move;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;

import io.harpline.operator.ExpectedFailure;
import io.harpline.operator.domain.Place;
import io.harpline.operator.domain.Quarantined;
import io.harpline.operator.domain.RecordKey;
import io.harpline.operator.domain.RequeueTally;
import io.harpline.operator.domain.Requeued;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.kafka.Quarantine;
import io.harpline.operator.kafka.Reading;
import io.harpline.operator.redrive.Interruption;
import io.harpline.operator.terminal.Progress;
import io.harpline.operator.verify.Headers;
import io.harpline.operator.verify.Span;
import io.harpline.schemas.gardin.NotificationReader;
import io.harpline.schemas.operation.Operation;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.TextHeaders;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Puts quarantined notifications into the archive once more, behind all that is there, so that transform comes to them
/// again. The archived record is the mark of its having been requeued, by its ingest-id and its origin: [Requeued].
///
/// @param asked which ones
public record Requeue(Cluster cluster, Predicate<Quarantined> asked) {

    /// Whoever uses it ends the one who did before.
    static final String TRANSACTIONAL_ID = "harpline-requeue";

    /// How it stands now.
    public RequeueTally look() {
        List<Quarantined> chosen = new Quarantine(cluster).find(asked);
        Requeued requeued = new Requeued();
        first(chosen)
                .ifPresent(first -> forEach(
                        Topics.NOTIFICATIONS,
                        first,
                        () -> false,
                        record -> requeued.add(
                                TextHeaders.get(record.headers(), HeaderNames.INGEST_ID)
                                        .orElse(null),
                                record.partition(),
                                record.offset(),
                                Quarantine.origin(record.headers()))));
        return new RequeueTally(
                chosen,
                chosen.stream().filter(requeued::has).map(Quarantined::place).collect(toSet()));
    }

    /// Ends a run that is under way, and returns once all are requeued that were not before, or it was interrupted.
    ///
    /// @param operation as it starts
    /// @throws ExpectedFailure if another one has taken over, or it could not be finished
    public RequeueTally run(Operation operation, Progress progress, Interruption interruption) {
        try (Moving moving = new Moving(cluster, TRANSACTIONAL_ID, operation, progress)) {
            RequeueTally tally = look();
            Set<Place> toMove = new HashSet<>();
            tally.chosen().stream().filter(tally::isToMove).forEach(one -> toMove.add(one.place()));
            moving.run(
                    tally,
                    interruption,
                    archive -> first(tally.chosen())
                            .ifPresent(first -> forEach(Topics.QUARANTINE, first, interruption::isAsked, record -> {
                                if (toMove.remove(new Place(record.partition(), record.offset()))) {
                                    archive.accept(archived(record));
                                }
                            })));
            return tally;
        }
    }

    /// In both topics they bear the time at which they were first received.
    private static Optional<Instant> first(List<Quarantined> chosen) {
        return chosen.stream().map(Quarantined::receivedAt).min(Comparator.naturalOrder());
    }

    private void forEach(
            TopicDeclaration topic,
            Instant first,
            BooleanSupplier stopped,
            Consumer<ConsumerRecord<byte[], byte[]>> each) {
        Span span = Span.of(cluster, cluster.partitions(topic.name()), Optional.of(first));
        try (var consumer = cluster.consumer()) {
            new Reading(consumer, span.starts(), span.ends()).forEachUnless(stopped, each);
        }
    }

    private static ProducerRecord<byte[], byte[]> archived(ConsumerRecord<byte[], byte[]> record) {
        String otherwise = TextHeaders.get(record.headers(), HeaderNames.INGEST_ID)
                .map(RecordKey::ofRequest)
                .orElseGet(() -> record.key() == null ? "" : new String(record.key(), UTF_8));
        String key = RecordKey.of(NotificationReader.ids(Headers.body(record)), otherwise);
        return Moving.archived(record, key, Quarantine.describe(record).receivedAt(), record.headers());
    }
}
