package io.harpline.local.demo;

import io.harpline.local.demo.Sending.Telling;
import io.harpline.local.gardin.GardinBody;
import io.harpline.schemas.alert.AlertType;
import io.harpline.schemas.alert.CloseReason;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.gardin.GardinEvent;
import io.harpline.schemas.gardin.NotificationIds;
import io.harpline.schemas.json.Rfc3339;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One alert of the demo, and what Gardin may say of it. Its name begins the job's id, which Harp shows.
///
/// @param ids makes a fresh ULID
/// @param closing when it is closed; raised two hours before, more severe one hour before
record Plant(String name, String tenantId, String alertId, Supplier<String> ids, Instant closing) {

    Telling raised(Severity severity) {
        return telling(GardinEvent.RAISED, severity, null, null, closing.minus(Duration.ofHours(2)));
    }

    Telling increased(Severity previous, Severity severity) {
        return telling(GardinEvent.SEVERITY_INCREASED, severity, previous, null, closing.minus(Duration.ofHours(1)));
    }

    Telling closed(Severity severity) {
        return telling(GardinEvent.CLOSED, severity, null, CloseReason.RECOVERY_DETECTED, closing);
    }

    /// A shape that Gardin has since: a category in place of the severity.
    Telling raisedInANewerShape() {
        String body = """
                {"alertCategory":"PLANT_CRITICAL","alertId":"%s","alertType":"HEALTH","event":"RAISED","jobId":"%s",\
                "notificationId":"%s","tenantId":"%s","timestamp":"%s"}""".formatted(alertId, jobId(), ids.get(), tenantId, Rfc3339.format(closing));
        return new Telling(name, "RAISED PLANT_CRITICAL", body, false);
    }

    private Telling telling(
            GardinEvent event,
            Severity severity,
            @Nullable Severity previous,
            @Nullable CloseReason reason,
            Instant at) {
        GardinBody body = new GardinBody(
                new NotificationIds(tenantId, alertId, ids.get()),
                jobId(),
                event,
                AlertType.HEALTH,
                severity,
                previous,
                reason,
                Rfc3339.format(at));
        return new Telling(name, event + " " + severity, body.json(), false);
    }

    private String jobId() {
        return name.toUpperCase(Locale.ROOT) + "-2026";
    }
}
