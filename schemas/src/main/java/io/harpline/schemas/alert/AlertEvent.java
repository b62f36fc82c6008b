package io.harpline.schemas.alert;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One visible change of an alert, with the alert's whole public state after it: the value of `alerts.events.v1`.
///
/// @param eventId 32 hex digits, derived from alert key and notificationId: the same notification always makes the same
/// @param version max(version of the alert's previous event + 1, receivedAt in epoch milliseconds)
/// @param notificationId of the notification that made the change
/// @param occurredAt when Gardin says it happened
/// @param receivedAt when Harpline accepted the notification
/// @param severity after the change
/// @param previousSeverity before it; for SEVERITY_INCREASED only, absent where it is not known
/// @param closeReason for CLOSED only, absent where Gardin named no known reason
/// @param gaps those of [AlertState#gaps()]
@JsonSerialize(using = AlertEventWriter.class)
public record AlertEvent(
        String eventId,
        long version,
        AlertEventType type,
        String tenantId,
        String alertId,
        String notificationId,
        Instant occurredAt,
        Instant receivedAt,
        Severity severity,
        @Nullable Severity previousSeverity,
        @Nullable CloseReason closeReason,
        List<Gap> gaps,
        AlertState state) {

    public AlertEvent {
        gaps = List.copyOf(gaps);
    }

    public AlertKey key() {
        return new AlertKey(tenantId, alertId);
    }
}
