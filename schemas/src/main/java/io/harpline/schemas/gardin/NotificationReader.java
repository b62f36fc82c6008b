package io.harpline.schemas.gardin;

import io.harpline.schemas.alert.AlertType;
import io.harpline.schemas.alert.CloseReason;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.gardin.Reading.Read;
import io.harpline.schemas.gardin.Reading.Unreadable;
import io.harpline.schemas.gardin.TopLevelFields.Field;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The one way to read a notification's body. Ingest asks for the ids only, so that a newer shape is not refused;
/// transform asks for all of it.
public final class NotificationReader {

    private static final int LONGEST_ID = 128;

    private NotificationReader() {}

    /// The three ids, under which a body is archived.
    public static Reading<NotificationIds> ids(byte[] body) {
        TopLevelFields fields = TopLevelFields.of(body);
        return fields == null ? notAnObject() : ids(fields);
    }

    /// The whole notification, as far as this version knows its shape.
    public static Reading<Notification> notification(byte[] body) {
        TopLevelFields fields = TopLevelFields.of(body);
        if (fields == null) {
            return notAnObject();
        }
        return switch (ids(fields)) {
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
        Instant timestamp = timestamp(fields.text("timestamp"));
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
        String jobId = fields.text("jobId");
        if (jobId == null) {
            notes.add("jobId missing");
            jobId = "";
        }
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

    private static Reading<NotificationIds> ids(TopLevelFields fields) {
        for (String name : List.of("tenantId", "alertId", "notificationId")) {
            String fault = faultOfId(name, fields.field(name));
            if (fault != null) {
                return new Unreadable<>(QuarantineReason.UNREADABLE, name, fault);
            }
        }
        return new Read<>(
                new NotificationIds(text(fields, "tenantId"), text(fields, "alertId"), text(fields, "notificationId")));
    }

    private static String text(TopLevelFields fields, String name) {
        String text = fields.text(name);
        if (text == null) {
            throw new IllegalStateException(name + " was checked before");
        }
        return text;
    }

    private static @Nullable String faultOfId(String name, Field field) {
        return switch (field) {
            case Field.Missing() -> name + " is missing; it must be a text of 1 to 128 characters";
            case Field.NotText() -> name + " must be a text of 1 to 128 characters";
            case Field.Twice() -> name + " stands more than once; it must stand once";
            case Field.Text(String id) -> faultOfId(name, id);
        };
    }

    private static @Nullable String faultOfId(String name, String id) {
        if (id.isEmpty()) {
            return name + " is empty; it must have 1 to 128 characters";
        }
        if (id.codePointCount(0, id.length()) > LONGEST_ID) {
            return name + " is longer than 128 characters";
        }
        // A lone surrogate has no UTF-8, so two ids could become one key.
        boolean unfit = id.codePoints().anyMatch(c -> c == '/' || Character.isISOControl(c) || isSurrogate(c));
        return unfit ? name + " must be without '/', control characters and lone surrogates" : null;
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /// RFC 3339 with any offset and fraction, in the years 0000 to 9999; cut to milliseconds.
    private static @Nullable Instant timestamp(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            Instant instant = Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
            int year = instant.atOffset(ZoneOffset.UTC).getYear();
            return year >= 0 && year <= 9999 ? instant : null;
        } catch (DateTimeException notATimestamp) {
            return null;
        }
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
