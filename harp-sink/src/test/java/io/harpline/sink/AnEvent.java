package io.harpline.sink;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertEventType;
import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.alert.AlertType;
import io.harpline.schemas.alert.CloseReason;
import io.harpline.schemas.alert.Gap;
import io.harpline.schemas.alert.Phase;
import io.harpline.schemas.alert.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An AlertEvent to begin with; each method changes one thing of it.
public record AnEvent(
        AlertEventType type,
        String tenantId,
        String alertId,
        String jobId,
        long version,
        AlertType alertType,
        Severity severity,
        @Nullable Severity previousSeverity,
        @Nullable CloseReason closeReason,
        List<Gap> gaps) {

    private static final Instant OCCURRED = Instant.parse("2026-05-04T08:15:30.250Z");
    private static final Instant RECEIVED = Instant.parse("2026-05-04T08:15:31Z");

    /// A raised one of LOW severity, version 1.
    public static AnEvent of(String alertId) {
        return new AnEvent(
                AlertEventType.RAISED,
                "01H4TENANT",
                alertId,
                "2207-TEST",
                1,
                AlertType.HEALTH,
                Severity.LOW,
                null,
                null,
                List.of());
    }

    public AnEvent tenant(String id) {
        return new AnEvent(type, id, alertId, jobId, version, alertType, severity, previousSeverity, closeReason, gaps);
    }

    public AnEvent job(String id) {
        return new AnEvent(
                type, tenantId, alertId, id, version, alertType, severity, previousSeverity, closeReason, gaps);
    }

    public AnEvent version(long number) {
        return new AnEvent(
                type, tenantId, alertId, jobId, number, alertType, severity, previousSeverity, closeReason, gaps);
    }

    public AnEvent severity(Severity severity) {
        return new AnEvent(
                type, tenantId, alertId, jobId, version, alertType, severity, previousSeverity, closeReason, gaps);
    }

    public AnEvent increased(@Nullable Severity from, Severity to) {
        return new AnEvent(
                AlertEventType.SEVERITY_INCREASED,
                tenantId,
                alertId,
                jobId,
                version,
                alertType,
                to,
                from,
                closeReason,
                gaps);
    }

    public AnEvent closed(@Nullable CloseReason reason) {
        return new AnEvent(
                AlertEventType.CLOSED,
                tenantId,
                alertId,
                jobId,
                version,
                alertType,
                severity,
                previousSeverity,
                reason,
                gaps);
    }

    public AnEvent about(AlertType kind) {
        return new AnEvent(
                type, tenantId, alertId, jobId, version, kind, severity, previousSeverity, closeReason, gaps);
    }

    public AnEvent gaps(Gap... found) {
        return new AnEvent(
                type,
                tenantId,
                alertId,
                jobId,
                version,
                alertType,
                severity,
                previousSeverity,
                closeReason,
                List.of(found));
    }

    public AlertEvent build() {
        boolean closed = type == AlertEventType.CLOSED;
        AlertState state = new AlertState(
                AlertState.SCHEMA_VERSION,
                version,
                tenantId,
                alertId,
                jobId,
                alertType,
                closed ? Phase.CLOSED : Phase.OPEN,
                severity,
                OCCURRED,
                null,
                closed ? OCCURRED : null,
                closeReason,
                gaps,
                RECEIVED,
                RECEIVED);
        return new AlertEvent(
                "e-" + alertId + "-" + version,
                version,
                type,
                tenantId,
                alertId,
                "n-" + version,
                OCCURRED,
                RECEIVED,
                severity,
                previousSeverity,
                closeReason,
                gaps,
                state);
    }
}
