package io.harpline.transform.domain;

import io.harpline.schemas.alert.AlertType;
import io.harpline.schemas.alert.CloseReason;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.gardin.GardinEvent;
import io.harpline.schemas.gardin.Notification;
import io.harpline.schemas.gardin.NotificationReader;
import io.harpline.schemas.gardin.Reading.Read;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.json.Rfc3339;
import io.harpline.schemas.topic.Origin;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A notification as Gardin sends it, for tests: the fields of its body, any of which can be made otherwise.
public record Sent(Map<String, String> fields) {

    public static final Instant NOON = Instant.parse("2026-05-21T12:00:00Z");

    public static Sent raised(Severity severity) {
        return of(GardinEvent.RAISED, severity);
    }

    public static Sent increased(@Nullable Severity previous, Severity severity) {
        return of(GardinEvent.SEVERITY_INCREASED, severity).with("previousSeverity", previous);
    }

    public static Sent closed(Severity severity, @Nullable CloseReason reason) {
        return of(GardinEvent.CLOSED, severity).with("closeReason", reason);
    }

    private static Sent of(GardinEvent event, Severity severity) {
        return new Sent(Map.of("tenantId", "T1", "alertId", "A1", "notificationId", "N1", "jobId", "job"))
                .with("event", event)
                .with("alertSeverity", severity)
                .with("alertType", AlertType.HEALTH)
                .at(0);
    }

    /// With that field, or without it for null.
    public Sent with(String field, @Nullable Object value) {
        Map<String, String> others = new TreeMap<>(fields);
        if (value == null) {
            others.remove(field);
        } else {
            others.put(field, value.toString());
        }
        return new Sent(others);
    }

    public Sent id(String notificationId) {
        return with("notificationId", notificationId);
    }

    /// A notificationId that was made then.
    public static String ulidOf(Instant at) {
        StringBuilder text = new StringBuilder("0000000000000000");
        for (long rest = at.toEpochMilli(), i = 0; i < 10; i++, rest >>= 5) {
            text.insert(0, "0123456789ABCDEFGHJKMNPQRSTVWXYZ".charAt((int) (rest & 31)));
        }
        return text.toString();
    }

    /// So many minutes past noon.
    public Sent at(int minutes) {
        return with("timestamp", Rfc3339.format(NOON.plusSeconds(60L * minutes)));
    }

    /// What ingest puts it under.
    public byte[] key() {
        return (fields.get("tenantId") + "/" + fields.get("alertId")).getBytes(StandardCharsets.UTF_8);
    }

    public byte[] body() {
        return Json.bytes(fields);
    }

    public Notification notification() {
        if (NotificationReader.notification(body()) instanceof Read<Notification>(var notification)) {
            return notification;
        }
        throw new IllegalStateException("cannot be read: " + fields);
    }

    /// As it arrives when the archive has come to that very time.
    public Arrival received(Instant at, long offset) {
        return received(at, at, offset);
    }

    public Arrival received(Instant at, Instant streamTime, long offset) {
        Origin origin = new Origin("archive", 0, offset);
        return new Arrival(notification(), Fingerprint.of(body()), at, at, streamTime, origin);
    }
}
