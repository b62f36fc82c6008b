package io.harpline.local.gardin;

import com.github.f4b6a3.ulid.UlidCreator;
import io.harpline.schemas.alert.AlertType;
import io.harpline.schemas.alert.CloseReason;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.gardin.GardinEvent;
import io.harpline.schemas.gardin.NotificationIds;
import io.harpline.schemas.json.Rfc3339;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a notification is to say; whatever is left out is made up sensibly.
final class NotificationOptions {

    @Option(names = "--event", paramLabel = "EVENT", description = "${COMPLETION-CANDIDATES} (default: RAISED)")
    GardinEvent event = GardinEvent.RAISED;

    @Option(names = "--severity", paramLabel = "SEVERITY", description = "${COMPLETION-CANDIDATES} (default: MEDIUM)")
    Severity severity = Severity.MEDIUM;

    @Option(names = "--type", paramLabel = "TYPE", description = "${COMPLETION-CANDIDATES} (default: HEALTH)")
    AlertType type = AlertType.HEALTH;

    @Option(names = "--tenant", paramLabel = "ID", description = "tenantId (default: a fresh ULID)")
    @Nullable
    String tenant;

    @Option(names = "--alert", paramLabel = "ID", description = "alertId (default: a fresh ULID)")
    @Nullable
    String alert;

    @Option(names = "--notification", paramLabel = "ID", description = "notificationId (default: a fresh ULID)")
    @Nullable
    String notification;

    @Option(names = "--job", paramLabel = "ID", description = "jobId (default: ${DEFAULT-VALUE})")
    String job = "2207-TEST-20230803_GOOD";

    @Option(
            names = "--previous",
            paramLabel = "SEVERITY",
            description = "previousSeverity (default: for SEVERITY_INCREASED the one below --severity)")
    @Nullable
    Severity previous;

    @Option(
            names = "--close-reason",
            paramLabel = "REASON",
            description = "${COMPLETION-CANDIDATES} (default: for CLOSED RECOVERY_DETECTED)")
    @Nullable
    CloseReason closeReason;

    @Option(names = "--timestamp", paramLabel = "TIME", description = "RFC 3339, sent as it is (default: now)")
    @Nullable
    String timestamp;

    GardinBody body() {
        return new GardinBody(
                new NotificationIds(orFresh(tenant), orFresh(alert), orFresh(notification)),
                job,
                event,
                type,
                severity,
                previousSeverity(),
                closeReason == null && event == GardinEvent.CLOSED ? CloseReason.RECOVERY_DETECTED : closeReason,
                timestamp == null ? Rfc3339.format(Instant.now()) : timestamp);
    }

    private @Nullable Severity previousSeverity() {
        if (previous != null || event != GardinEvent.SEVERITY_INCREASED) {
            return previous;
        }
        return switch (severity) {
            case HIGH -> Severity.MEDIUM;
            case MEDIUM -> Severity.LOW;
            case LOW -> null;
        };
    }

    private static String orFresh(@Nullable String id) {
        return id == null ? UlidCreator.getMonotonicUlid().toString() : id;
    }
}
