package io.harpline.prove.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a body as the design says that it is to be read.
public final class Reading {

    private static final List<String> EVENTS = List.of("RAISED", "SEVERITY_INCREASED", "CLOSED");
    private static final List<String> TYPES = List.of("HEALTH", "PRODUCTIVITY");
    private static final List<String> REASONS = List.of("RECOVERY_DETECTED", "EXPIRED", "REPLACED");
    private static final int LONGEST_ID = 128;
    private static final Pattern BEYOND_MILLISECONDS = Pattern.compile("(?<=\\.[0-9]{3})[0-9]+");

    private Reading() {}

    /// What these bytes tell.
    public static Told told(byte[] bytes) {
        return told(bytes, UnaryOperator.identity());
    }

    /// The same.
    ///
    /// @param shared gives the one copy of a text that stands in many bodies
    public static Told told(byte[] bytes, UnaryOperator<String> shared) {
        Body body = Body.of(bytes);
        if (body == null) {
            return new Faulty(null, null, Set.of(new Fault("UNREADABLE", null)));
        }
        String tenant = id(body, "tenantId");
        String alert = id(body, "alertId");
        String notification = id(body, "notificationId");
        if (tenant == null || alert == null || notification == null) {
            return new Faulty(null, null, unreadable(tenant, alert, notification));
        }
        return told(body, shared.apply(tenant + "/" + alert), shared.apply(notification), shared);
    }

    private static Set<Fault> unreadable(
            @Nullable String tenant, @Nullable String alert, @Nullable String notification) {
        Set<Fault> faults = new HashSet<>();
        addIfNull(faults, tenant, "UNREADABLE", "tenantId");
        addIfNull(faults, alert, "UNREADABLE", "alertId");
        addIfNull(faults, notification, "UNREADABLE", "notificationId");
        return faults;
    }

    private static Told told(Body body, String alert, String notificationId, UnaryOperator<String> shared) {
        String event = body.oneOf("event", EVENTS);
        String type = body.oneOf("alertType", TYPES);
        String severity = body.oneOf("alertSeverity", Joined.SEVERITIES);
        Instant timestamp = time(body.text("timestamp"));
        if (event == null || type == null || severity == null || timestamp == null) {
            Set<Fault> faults = new HashSet<>();
            addIfNull(faults, event, "UNKNOWN_VALUE", "event");
            addIfNull(faults, type, "UNKNOWN_VALUE", "alertType");
            addIfNull(faults, severity, "UNKNOWN_VALUE", "alertSeverity");
            addIfNull(faults, timestamp, "BAD_TIMESTAMP", "timestamp");
            // What is no text, or stands there twice, may as well be called unreadable.
            Set.of("event", "alertType", "alertSeverity", "timestamp").stream()
                    .filter(body::isNoText)
                    .forEach(field -> faults.add(new Fault("UNREADABLE", field)));
            return new Faulty(alert, notificationId, faults);
        }
        boolean increased = event.equals("SEVERITY_INCREASED");
        boolean closed = event.equals("CLOSED");
        String previous = increased ? body.oneOf("previousSeverity", Joined.SEVERITIES) : null;
        String reason = closed ? body.oneOf("closeReason", REASONS) : null;
        String jobId = body.text("jobId");
        boolean odd = jobId == null
                || (increased ? previous == null : body.has("previousSeverity"))
                || (closed ? reason == null : body.has("closeReason"));
        return new Fact(
                alert,
                notificationId,
                event,
                severity,
                previous,
                reason,
                timestamp,
                jobId == null ? "" : shared.apply(jobId),
                type,
                odd);
    }

    private static void addIfNull(Set<Fault> faults, @Nullable Object value, String reason, String field) {
        if (value == null) {
            faults.add(new Fault(reason, field));
        }
    }

    /// Null where it is missing, empty, over 128 characters, there twice, or has a `/` or a control character
    private static @Nullable String id(Body body, String name) {
        String id = body.text(name);
        boolean fit = id != null
                && !id.isEmpty()
                && id.codePointCount(0, id.length()) <= LONGEST_ID
                && id.codePoints()
                        .noneMatch(c ->
                                c == '/' || Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
        return fit ? id : null;
    }

    private static @Nullable Instant time(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return Instant.parse(BEYOND_MILLISECONDS.matcher(text).replaceFirst(""))
                    .truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException notATime) {
            return null;
        }
    }
}
