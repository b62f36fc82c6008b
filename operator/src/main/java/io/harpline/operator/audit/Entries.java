package io.harpline.operator.audit;

import io.harpline.operator.domain.Evidence;
import io.harpline.operator.domain.Judge;
import io.harpline.operator.domain.Judgement.Genuine;
import io.harpline.operator.domain.Judgement.Stays;
import io.harpline.operator.domain.Quarantined;
import io.harpline.operator.domain.Standing;
import io.harpline.operator.domain.StoryEntry;
import io.harpline.operator.domain.StoryEntry.Attempted;
import io.harpline.operator.domain.StoryEntry.Finished;
import io.harpline.operator.domain.StoryEntry.Judged;
import io.harpline.operator.domain.StoryEntry.KeptApart;
import io.harpline.operator.domain.StoryEntry.NotTaken;
import io.harpline.operator.domain.StoryEntry.Notified;
import io.harpline.operator.domain.StoryEntry.PutAside;
import io.harpline.operator.domain.StoryEntry.SentAgain;
import io.harpline.operator.domain.StoryEntry.Told;
import io.harpline.operator.domain.StoryEntry.Unreadable;
import io.harpline.operator.kafka.EventVersion;
import io.harpline.operator.kafka.Quarantine;
import io.harpline.operator.verify.Headers;
import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.gardin.Notification;
import io.harpline.schemas.gardin.NotificationIds;
import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.gardin.NotificationReader;
import io.harpline.schemas.gardin.Reading;
import io.harpline.schemas.harp.Attempt;
import io.harpline.schemas.harp.DeadLetter;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.json.Rfc3339;
import io.harpline.schemas.operation.Operation;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.Origin;
import io.harpline.schemas.topic.TextHeaders;
import io.harpline.schemas.topic.Topics;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// What a record tells of an alert.
///
/// @param judge with the keys at hand
/// @param archived the ingest-ids that the archive has of the alert
/// @param operations those that operators had done, by their ids
record Entries(Judge judge, Set<String> archived, Map<String, Operation> operations) {

    private static final Map<String, BiFunction<Entries, ConsumerRecord<byte[], byte[]>, StoryEntry>> BY_TOPIC = Map.of(
            Topics.UNVERIFIED.name(), Entries::keptApart,
            Topics.NOTIFICATIONS.name(), Entries::notified,
            Topics.OUTCOMES.name(), Entries::judged,
            Topics.QUARANTINE.name(), Entries::putAside,
            Topics.EVENTS.name(), Entries::told,
            Topics.REPLAY.name(), Entries::sentAgain,
            Topics.DEAD_LETTERS.name(), Entries::notTaken);

    /// What it tells, and nothing where it stands in a topic that tells of now.
    List<StoryEntry> of(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (record.topic().equals(Topics.RECEIPTS.name())) {
                return delivery(record);
            }
            var teller = BY_TOPIC.get(record.topic());
            return teller == null ? List.of() : List.of(teller.apply(this, record));
        } catch (UncheckedIOException ofAnotherVersion) {
            return List.of(unreadable(record));
        }
    }

    private StoryEntry notified(ConsumerRecord<byte[], byte[]> record) {
        Evidence evidence = Headers.evidence(record);
        byte[] body = Headers.body(record);
        return new Notified(
                evidence.time().orElse(timestamp(record)),
                place(record),
                ids(body).map(NotificationIds::notificationId).orElse(null),
                says(body),
                evidence.source().orElse(null),
                evidence.keyId().orElse(null),
                evidence.ingestId().orElse(null),
                judge.keys().check(evidence, body).verification(),
                Quarantine.origin(record.headers()));
    }

    private StoryEntry keptApart(ConsumerRecord<byte[], byte[]> record) {
        Evidence evidence = Headers.evidence(record);
        Optional<String> reason = TextHeaders.get(record.headers(), HeaderNames.REASON);
        Standing standing = switch (judge.of(evidence, reason, Headers.body(record))) {
            case Genuine genuine when archived.contains(genuine.ingestId()) -> Standing.IN_THE_ARCHIVE;
            case Genuine _ -> Standing.TO_MOVE;
            case Stays(Standing why) -> why;
        };
        return new KeptApart(
                evidence.time().orElse(timestamp(record)),
                place(record),
                ids(Headers.body(record)).map(NotificationIds::notificationId).orElse(null),
                evidence.source().orElse(null),
                reason.orElse(null),
                standing);
    }

    private StoryEntry judged(ConsumerRecord<byte[], byte[]> record) {
        return new Judged(timestamp(record), place(record), Json.read(Headers.body(record), NotificationOutcome.class));
    }

    private StoryEntry putAside(ConsumerRecord<byte[], byte[]> record) {
        Quarantined quarantined = Quarantine.describe(record);
        return new PutAside(quarantined.receivedAt(), place(record), quarantined);
    }

    private StoryEntry told(ConsumerRecord<byte[], byte[]> record) {
        return new Told(timestamp(record), place(record), Json.read(Headers.body(record), AlertEvent.class));
    }

    private StoryEntry sentAgain(ConsumerRecord<byte[], byte[]> record) {
        Optional<String> id = TextHeaders.get(record.headers(), HeaderNames.REPLAY_ID);
        return new SentAgain(
                id.map(operations::get).map(Operation::startedAt).orElse(timestamp(record)),
                place(record),
                version(record),
                id.orElse(null),
                TextHeaders.get(record.headers(), HeaderNames.REQUESTED_BY).orElse(null),
                TextHeaders.get(record.headers(), HeaderNames.MODE).orElse(null));
    }

    private List<StoryEntry> delivery(ConsumerRecord<byte[], byte[]> record) {
        Receipt receipt = Json.read(Headers.body(record), Receipt.class);
        List<StoryEntry> entries = new ArrayList<>();
        for (Attempt attempt : receipt.attempts()) {
            entries.add(new Attempted(
                    attempt.startedAt(), place(record), receipt.destination(), receipt.version(), attempt));
        }
        entries.add(new Finished(receipt.finishedAt(), place(record), receipt));
        return entries;
    }

    private StoryEntry notTaken(ConsumerRecord<byte[], byte[]> record) {
        return DeadLetter.of(record.headers())
                .<StoryEntry>map(cause -> new NotTaken(timestamp(record), place(record), version(record), cause))
                .orElse(unreadable(record));
    }

    private static StoryEntry unreadable(ConsumerRecord<byte[], byte[]> record) {
        return new Unreadable(timestamp(record), place(record));
    }

    static Optional<NotificationIds> ids(byte[] body) {
        return switch (NotificationReader.ids(body)) {
            case Reading.Read<NotificationIds>(NotificationIds ids) -> Optional.of(ids);
            case Reading.Unreadable<NotificationIds> _ -> Optional.empty();
        };
    }

    private static String says(byte[] body) {
        return switch (NotificationReader.notification(body)) {
            case Reading.Read<Notification>(Notification read) ->
                "%s %s at %s".formatted(read.event(), read.alertSeverity(), Rfc3339.format(read.timestamp()));
            case Reading.Unreadable<Notification> unreadable -> "cannot be read: " + unreadable.why();
        };
    }

    private static @Nullable Long version(ConsumerRecord<byte[], byte[]> record) {
        OptionalLong version = EventVersion.of(record);
        return version.isPresent() ? version.getAsLong() : null;
    }

    private static Origin place(ConsumerRecord<byte[], byte[]> record) {
        return new Origin(record.topic(), record.partition(), record.offset());
    }

    private static Instant timestamp(ConsumerRecord<byte[], byte[]> record) {
        return Instant.ofEpochMilli(record.timestamp());
    }
}
