package io.harpline.operator;

import static io.harpline.operator.IngestTopics.archivedHeaders;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.local.gardin.GardinBody;
import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertEventType;
import io.harpline.schemas.alert.AlertKey;
import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.alert.AlertType;
import io.harpline.schemas.alert.Phase;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.gardin.GardinEvent;
import io.harpline.schemas.gardin.NotificationIds;
import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.gardin.QuarantineReason;
import io.harpline.schemas.harp.Attempt;
import io.harpline.schemas.harp.DeadLetter;
import io.harpline.schemas.harp.DeliveredVersion;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.json.Rfc3339;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.Origin;
import io.harpline.schemas.topic.TextHeaders;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// Writes what the three services would of one alert, and notes where each record stands.
final class AuditTopics {

    static final String SOURCE = "gardin";

    final AlertKey alert;
    final List<Origin> written = new ArrayList<>();
    private final DeadLetterTopics topics;

    AuditTopics(DeadLetterTopics topics, AlertKey alert) {
        this.topics = topics;
        this.alert = alert;
    }

    static byte[] body(AlertKey alert, String notificationId, GardinEvent event, Severity severity) {
        return new GardinBody(
                        new NotificationIds(alert.tenantId(), alert.alertId(), notificationId),
                        "J1",
                        event,
                        AlertType.HEALTH,
                        severity,
                        null,
                        null,
                        "2026-11-20T05:59:59.000Z")
                .json()
                .getBytes(UTF_8);
    }

    Origin archive(byte[] body, Instant receivedAt) {
        Map<String, String> headers = archivedHeaders(SOURCE, body);
        return archive(body, receivedAt, headers, null);
    }

    Origin archive(byte[] body, Instant receivedAt, Map<String, String> headers, @Nullable Integer partition) {
        headers.put(HeaderNames.RECEIVED_AT, Rfc3339.format(receivedAt));
        RecordHeaders all = new RecordHeaders();
        headers.forEach((name, value) -> TextHeaders.set(all, name, value));
        return write(new ProducerRecord<>(
                Topics.NOTIFICATIONS.name(), partition, receivedAt.toEpochMilli(), alert.bytes(), body, all));
    }

    /// A notification that makes an event: its outcome, event and state with it.
    AlertEvent apply(String notificationId, GardinEvent gardins, Severity severity, Instant receivedAt) {
        Origin origin = archive(body(alert, notificationId, gardins, severity), receivedAt);
        return applied(origin, notificationId, gardins, severity, receivedAt);
    }

    AlertEvent applied(
            Origin origin, String notificationId, GardinEvent gardins, Severity severity, Instant receivedAt) {
        AlertEvent event = event(alert, notificationId, gardins, severity, receivedAt);
        outcome(origin, NotificationOutcome.Result.APPLIED, null, null, notificationId, receivedAt, event);
        write(Topics.EVENTS, receivedAt, Json.bytes(event));
        topics.write(new ProducerRecord<>(
                Topics.STATE.name(), null, receivedAt.toEpochMilli(), alert.bytes(), Json.bytes(event.state())));
        return event;
    }

    static AlertEvent event(
            AlertKey alert, String notificationId, GardinEvent gardins, Severity severity, Instant receivedAt) {
        boolean closed = gardins == GardinEvent.CLOSED;
        AlertState state = new AlertState(
                AlertState.SCHEMA_VERSION,
                receivedAt.toEpochMilli(),
                alert.tenantId(),
                alert.alertId(),
                "J1",
                AlertType.HEALTH,
                closed ? Phase.CLOSED : Phase.OPEN,
                severity,
                receivedAt,
                null,
                closed ? receivedAt : null,
                null,
                List.of(),
                receivedAt,
                receivedAt);
        return new AlertEvent(
                "e-" + notificationId,
                receivedAt.toEpochMilli(),
                AlertEventType.valueOf(gardins.name()),
                alert.tenantId(),
                alert.alertId(),
                notificationId,
                receivedAt,
                receivedAt,
                severity,
                null,
                null,
                List.of(),
                state);
    }

    void outcome(
            Origin origin,
            NotificationOutcome.Result result,
            @Nullable QuarantineReason reason,
            @Nullable Origin earlier,
            String notificationId,
            Instant receivedAt,
            @Nullable AlertEvent event) {
        write(
                Topics.OUTCOMES,
                receivedAt,
                Json.bytes(new NotificationOutcome(
                        result,
                        reason,
                        null,
                        reason == null ? null : "what is wrong",
                        List.of(),
                        alert.tenantId(),
                        alert.alertId(),
                        notificationId,
                        receivedAt,
                        origin,
                        earlier,
                        event == null ? null : event.eventId(),
                        event == null ? null : event.type(),
                        event == null ? null : event.version())));
    }

    /// What harp-sink leaves behind of a delivery with requests that were so answered, a second apart.
    void deliver(AlertEvent event, Instant from, Receipt.Result result, Integer... statuses) {
        List<Attempt> attempts = new ArrayList<>();
        for (Integer status : statuses) {
            attempts.add(new Attempt(from.plusSeconds(attempts.size()), 18, status, null));
        }
        Instant finished = from.plusSeconds(attempts.size());
        Origin origin = new Origin(Topics.EVENTS.name(), 0, 7);
        if (result == Receipt.Result.DELIVERED) {
            topics.write(new ProducerRecord<>(
                    Topics.DELIVERED.name(),
                    null,
                    finished.toEpochMilli(),
                    alert.bytes(),
                    Json.bytes(new DeliveredVersion(
                            alert.tenantId(),
                            alert.alertId(),
                            "default",
                            event.version(),
                            event.eventId(),
                            finished))));
        }
        if (result == Receipt.Result.REFUSED) {
            RecordHeaders headers = new RecordHeaders();
            new DeadLetter(
                            DeadLetter.Reason.REFUSED,
                            statuses[statuses.length - 1],
                            "{\"detail\":\"no \u001b[31m\"}",
                            statuses.length,
                            from,
                            finished,
                            origin,
                            0)
                    .writeTo(headers);
            write(new ProducerRecord<>(
                    Topics.DEAD_LETTERS.name(),
                    null,
                    finished.toEpochMilli(),
                    alert.bytes(),
                    Json.bytes(event),
                    headers));
        }
        write(
                Topics.RECEIPTS,
                finished,
                Json.bytes(new Receipt(
                        event.eventId(),
                        event.version(),
                        alert.tenantId(),
                        alert.alertId(),
                        "default",
                        result,
                        null,
                        statuses.length,
                        attempts,
                        null,
                        null,
                        finished,
                        origin)));
    }

    Origin write(TopicDeclaration topic, Instant at, byte[] value) {
        return write(new ProducerRecord<>(topic.name(), null, at.toEpochMilli(), alert.bytes(), value));
    }

    Origin write(ProducerRecord<byte[], byte[]> record) {
        RecordMetadata metadata = topics.write(record);
        Origin place = new Origin(metadata.topic(), metadata.partition(), metadata.offset());
        written.add(place);
        return place;
    }
}
