package io.harpline.prove.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harpline.prove.evidence.Shown;
import io.harpline.prove.model.AlertModel;
import io.harpline.prove.model.Digest;
import io.harpline.prove.model.Fact;
import io.harpline.prove.model.Place;
import io.harpline.prove.model.Reading;
import io.harpline.prove.model.Ruling;
import io.harpline.prove.model.Standing;
import io.harpline.prove.model.Told;
import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertEventType;
import io.harpline.schemas.alert.AlertKey;
import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.alert.AlertType;
import io.harpline.schemas.alert.CloseReason;
import io.harpline.schemas.alert.Gap;
import io.harpline.schemas.alert.Phase;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.gardin.QuarantineReason;
import io.harpline.schemas.harp.Attempt;
import io.harpline.schemas.harp.DeliveredVersion;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.json.Rfc3339;
import io.harpline.schemas.json.Sha256;
import io.harpline.schemas.topic.Origin;
import io.harpline.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// What comes of archived records, as the model says: transform's outputs, the sink's, and Harp.
final class Downstream {

    private final Written written;
    private final Map<String, AlertModel> models = new HashMap<>();
    private Set<String> refused = Set.of();
    final List<ObjectNode> journal = new ArrayList<>();
    final List<Shown> shown = new ArrayList<>();

    Downstream(Written written) {
        this.written = written;
    }

    /// Events of these alerts are dead letters from now on.
    void harpRefuses(Set<String> alertIds) {
        refused = alertIds;
    }

    void process(ConsumerRecord<byte[], byte[]> record) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        Place place = new Place(record.partition(), record.offset());
        Instant at = Instant.ofEpochMilli(record.timestamp());
        Told told = Reading.told(record.value());
        AlertModel model = models.computeIfAbsent(key, AlertModel::new);
        Ruling ruling = model.rule(told, Digest.of(record.value()), place, at);
        AlertEvent event = null;
        if (ruling.event() != null && told instanceof Fact fact) {
            event = event(key, fact, ruling.event(), at);
            ConsumerRecord<byte[], byte[]> made = written.add(Topics.EVENTS, key, at, Json.bytes(event));
            Written.headers(made, cloudEvent(event));
            deliver(event, origin(made));
        }
        Standing standing = model.standing();
        if (standing != null && (ruling.event() != null || ruling.result().equals("ABSORBED"))) {
            written.add(Topics.STATE, key, at, Json.bytes(state(key, standing)));
        }
        if (ruling.result().equals("QUARANTINED")) {
            ConsumerRecord<byte[], byte[]> kept = written.add(Topics.QUARANTINE, key, at, record.value());
            record.headers().forEach(header -> kept.headers().add(header));
            Written.headers(kept, "reason", fault(ruling), "origin-topic", record.topic());
            Written.headers(kept, "origin-partition", "" + place.partition(), "origin-offset", "" + place.offset());
        }
        written.add(Topics.OUTCOMES, key, at, Json.bytes(outcome(record, told, ruling, event)));
    }

    private static String[] cloudEvent(AlertEvent event) {
        return new String[] {
            "ce_specversion", "1.0",
            "ce_id", event.eventId(),
            "ce_source", "/harpline/tenants/" + event.tenantId(),
            "ce_type", event.type().cloudEventType(),
            "ce_subject", event.key().toString(),
            "ce_time", Rfc3339.format(event.occurredAt()),
            "content-type", "application/json"
        };
    }

    private static Origin origin(ConsumerRecord<byte[], byte[]> record) {
        return new Origin(record.topic(), record.partition(), record.offset());
    }

    private static String fault(Ruling ruling) {
        return ruling.faults().iterator().next().reason();
    }

    private static NotificationOutcome outcome(
            ConsumerRecord<byte[], byte[]> record, Told told, Ruling ruling, @Nullable AlertEvent event) {
        boolean quarantined = ruling.result().equals("QUARANTINED");
        Place earlier = ruling.earlier();
        String field = quarantined ? ruling.faults().iterator().next().field() : null;
        String alert = told.alert();
        return new NotificationOutcome(
                NotificationOutcome.Result.valueOf(ruling.result()),
                quarantined ? QuarantineReason.valueOf(fault(ruling)) : null,
                "*".equals(field) ? "notificationId" : field,
                quarantined ? "it cannot be applied" : null,
                ruling.noted() ? List.of("something is odd") : List.of(),
                alert == null ? null : alert.substring(0, alert.indexOf('/')),
                alert == null ? null : alert.substring(alert.indexOf('/') + 1),
                told.notificationId(),
                Instant.ofEpochMilli(record.timestamp()),
                origin(record),
                earlier == null ? null : new Origin(record.topic(), earlier.partition(), earlier.offset()),
                event == null ? null : event.eventId(),
                event == null ? null : event.type(),
                event == null ? null : event.version());
    }

    private static AlertEvent event(String key, Fact fact, Ruling.Change change, Instant receivedAt) {
        AlertKey alert = AlertKey.of(key.getBytes(StandardCharsets.UTF_8));
        AlertState state = state(key, change.state());
        String previous = change.known() == null ? change.named() : change.known();
        String reason = change.closeReason();
        String eventId = Sha256.hex((key + fact.notificationId()).getBytes(StandardCharsets.UTF_8));
        return new AlertEvent(
                eventId.substring(0, 32),
                state.version(),
                AlertEventType.valueOf(change.type()),
                alert.tenantId(),
                alert.alertId(),
                fact.notificationId(),
                fact.timestamp(),
                receivedAt,
                state.severity(),
                previous == null ? null : Severity.valueOf(previous),
                reason == null ? null : CloseReason.valueOf(reason),
                state.gaps(),
                state);
    }

    private static AlertState state(String key, Standing standing) {
        AlertKey alert = AlertKey.of(key.getBytes(StandardCharsets.UTF_8));
        String reason = standing.joined().closeReason();
        return new AlertState(
                AlertState.SCHEMA_VERSION,
                standing.version(),
                alert.tenantId(),
                alert.alertId(),
                standing.jobId(),
                AlertType.valueOf(standing.alertType()),
                Phase.valueOf(standing.joined().phase()),
                Severity.valueOf(standing.joined().severity()),
                standing.joined().raisedAt(),
                standing.joined().severityChangedAt(),
                standing.joined().closedAt(),
                reason == null ? null : CloseReason.valueOf(reason),
                standing.joined().gaps().stream().map(Gap::valueOf).toList(),
                standing.firstReceivedAt(),
                standing.lastReceivedAt());
    }

    private void deliver(AlertEvent event, Origin origin) {
        boolean again = origin.topic().equals(Topics.REPLAY.name());
        Instant at = event.receivedAt().plusMillis(again ? 1_050 : 50);
        if (refused.contains(event.alertId())) {
            receipt(event, Receipt.Result.REFUSED, new Attempt(at, 5, 400, "refused"), origin);
            ConsumerRecord<byte[], byte[]> letter =
                    written.add(Topics.DEAD_LETTERS, event.key().toString(), at, Json.bytes(event));
            Written.headers(letter, cloudEvent(event));
            Written.headers(letter, "origin-topic", origin.topic(), "origin-partition", "" + origin.partition());
            Written.headers(letter, "origin-offset", "" + origin.offset(), "redrive-count", "0");
            return;
        }
        boolean stale = written.of(Topics.DELIVERED).stream()
                .map(record -> Json.read(record.value(), DeliveredVersion.class))
                .anyMatch(other -> other.alertId().equals(event.alertId()) && other.version() > event.version());
        if (stale) {
            receipt(event, Receipt.Result.SUPERSEDED, null, origin);
            return;
        }
        post(event, at);
        receipt(event, Receipt.Result.DELIVERED, new Attempt(at, 5, 200, null), origin);
        written.add(
                Topics.DELIVERED,
                event.key().toString(),
                at,
                Json.bytes(new DeliveredVersion(
                        event.tenantId(), event.alertId(), "default", event.version(), event.eventId(), at)));
    }

    private void receipt(AlertEvent event, Receipt.Result result, @Nullable Attempt attempt, Origin origin) {
        Instant at = event.receivedAt().plusMillis(60);
        List<Attempt> attempts = attempt == null ? List.of() : List.of(attempt);
        Receipt receipt = new Receipt(
                event.eventId(),
                event.version(),
                event.tenantId(),
                event.alertId(),
                "default",
                result,
                null,
                attempts.size(),
                attempts,
                null,
                null,
                at,
                origin);
        written.add(Topics.RECEIPTS, event.key().toString(), at, Json.bytes(receipt));
    }

    private void post(AlertEvent event, Instant at) {
        boolean open = event.state().phase() == Phase.OPEN;
        String severity = !open
                ? "ok"
                : switch (event.severity()) {
                    case LOW -> "warning";
                    case MEDIUM -> "critical";
                    case HIGH -> "urgent";
                };
        ObjectNode line = Json.MAPPER.createObjectNode();
        line.put("at", at.toString());
        ObjectNode post = line.putObject("post");
        post.put("severity", severity);
        post.putObject("additionalFields")
                .put("tenant_id", event.tenantId())
                .put("alert_id", event.alertId())
                .put("event_id", event.eventId())
                .put("instance", "sink-1");
        journal.add(line);
        String key = event.key().toString();
        boolean known = shown.removeIf(alert -> alert.key().equals(key));
        if (known || open) {
            shown.add(new Shown(shown.size() + 1, key, open, severity));
        }
    }

    /// Sends each dead letter again.
    void redrive() {
        for (ConsumerRecord<byte[], byte[]> letter : List.copyOf(written.of(Topics.DEAD_LETTERS))) {
            AlertEvent event = Json.read(letter.value(), AlertEvent.class);
            ConsumerRecord<byte[], byte[]> replayed =
                    written.add(Topics.REPLAY, event.key().toString(), event.receivedAt(), letter.value());
            letter.headers().forEach(header -> replayed.headers().add(header));
            deliver(event, origin(replayed));
        }
    }

    /// As Harp lists them.
    JsonNode shown() {
        ArrayNode alerts = Json.MAPPER.createArrayNode();
        for (Shown alert : shown) {
            ObjectNode json = alerts.addObject();
            json.put("id", alert.id())
                    .put("status", alert.open() ? "open" : "closed")
                    .put("severity", alert.severity());
            String[] ids = alert.key().split("/", -1);
            json.putObject("additionalFields").put("tenant_id", ids[0]).put("alert_id", ids[1]);
        }
        return alerts;
    }
}
