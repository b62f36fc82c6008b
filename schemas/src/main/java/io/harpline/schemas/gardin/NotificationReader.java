package io.harpline.schemas.gardin;

import io.harpline.schemas.alert.AlertType;
import io.harpline.schemas.alert.CloseReason;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.gardin.Reading.Read;
import io.harpline.schemas.gardin.Reading.Unreadable;
import io.harpline.schemas.gardin.TopLevelFields.Field;
import io.harpline.schemas.json.Rfc3339;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The one way to read a notification's body. Ingest asks for the ids only, so that a newer shape is not refused;
/// transform asks for all of it.
public final class NotificationReader {

    private static final int REPLACEMENT = 0xFFFD;

    private NotificationReader() {}

    /// The three ids, under which a body is archived.
    public static Reading<NotificationIds> ids(byte[] body) {
        TopLevelFields fields = TopLevelFields.of(body);
        return fields == null ? notAnObject() : IdReader.ids(fields);
    }

    /// The whole notification, as far as this version knows its shape.
    public static Reading<Notification> notification(byte[] body) {
        TopLevelFields fields = TopLevelFields.of(body);
        if (fields == null) {
            return notAnObject();
        }
        return switch (IdReader.ids(fields)) {
            case Unreadable<NotificationIds>(var reason, var field, var why) -> new Unreadable<>(reason, field, why);
            case Read<NotificationIds>(var ids) -> notification(ids, fields);
        };
    }

    private static Reading<Notification> notification(NotificationIds ids, TopLevelFields fields) {
        GardinEvent event = constant(GardinEvent.class, fields.text("event"));
        if (event == null) {
            return unknown("event", GardinEvent.values());
        }
        AlertType type = constant(AlertType.class, fields.text("alertType"));
        if (type == null) {
            return unknown("alertType", AlertType.values());
        }
        Severity severity = constant(Severity.class, fields.text("alertSeverity"));
        if (severity == null) {
            return unknown("alertSeverity", Severity.values());
        }
        Instant timestamp = Rfc3339.parse(fields.text("timestamp")).orElse(null);
        if (timestamp == null) {
            return new Unreadable<>(
                    QuarantineReason.BAD_TIMESTAMP,
                    "timestamp",
                    "timestamp must stand once and be RFC 3339, as 2025-05-21T10:46:01.573Z");
        }
        List<String> notes = new ArrayList<>();
        Severity previous =
                optional("previousSeverity", Severity.class, GardinEvent.SEVERITY_INCREASED, event, fields, notes);
        CloseReason closeReason = optional("closeReason", CloseReason.class, GardinEvent.CLOSED, event, fields, notes);
        String jobId = jobId(fields, notes);
        return new Read<>(new Notification(ids, jobId, event, type, severity, previous, closeReason, timestamp, notes));
    }

    /// A field that only one event gives a meaning to. What is odd about it is noted; it never stops an alert.
    private static <E extends Enum<E>> @Nullable E optional(
            String name,
            Class<E> type,
            GardinEvent home,
            GardinEvent event,
            TopLevelFields fields,
            List<String> notes) {
        Field field = fields.field(name);
        if (event != home) {
            if (!(field instanceof Field.Missing)) {
                notes.add(name + " has no meaning on " + event);
            }
            return null;
        }
        E value = constant(type, fields.text(name));
        if (value == null) {
            notes.add(name + (field instanceof Field.Missing ? " missing" : " unknown"));
        }
        return value;
    }

    /// Empty where it cannot be had. A lone surrogate in it, which no UTF-8 can carry on, becomes U+FFFD.
    private static String jobId(TopLevelFields fields, List<String> notes) {
        Field field = fields.field("jobId");
        if (!(field instanceof Field.Text(String jobId))) {
            notes.add("jobId " + (field instanceof Field.Missing ? "missing" : "unknown"));
            return "";
        }
        if (!IdReader.hasLoneSurrogate(jobId)) {
            return jobId;
        }
        notes.add("jobId has a lone surrogate");
        return jobId.codePoints()
                .map(c -> IdReader.isSurrogate(c) ? REPLACEMENT : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static <E extends Enum<E>> @Nullable E constant(Class<E> type, @Nullable String name) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        return null;
    }

    private static <T> Reading<T> unknown(String field, Enum<?>[] known) {
        return new Unreadable<>(
                QuarantineReason.UNKNOWN_VALUE,
                field,
                field + " must stand once and be one of " + Arrays.toString(known));
    }

    private static <T> Reading<T> notAnObject() {
        return new Unreadable<>(QuarantineReason.UNREADABLE, null, "the body must be exactly one JSON object in UTF-8");
    }
}
