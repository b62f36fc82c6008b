package io.harpline.schemas.alert;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An alert's whole public state: the value of `alerts.state.v1`, and a part of every [AlertEvent].
///
/// @param schemaVersion the version of this shape, 1
/// @param version grows with each event of the alert; not contiguous (see [AlertEvent#version()])
/// @param jobId the growth job, as the first applied notification named it; empty if it named none
/// @param alertType as the first applied notification named it
/// @param severity the highest severity that any notification of this alert carried
/// @param raisedAt when it was raised, from the earliest RAISED; absent while none was seen
/// @param severityChangedAt when a SEVERITY_INCREASED first reached the present severity; absent if none did
/// @param closedAt when it was closed, from the earliest CLOSED; absent while open
/// @param closeReason why, from the same notification; absent while open, or if that named no known reason
/// @param gaps evidence of notifications lost before they reached Harpline, without repetition, in the order of [Gap]
/// @param firstReceivedAt when the first applied notification was received
/// @param lastReceivedAt when the latest applied or absorbed notification was received
@JsonSerialize(using = AlertStateWriter.class)
public record AlertState(
        int schemaVersion,
        long version,
        String tenantId,
        String alertId,
        String jobId,
        AlertType alertType,
        Phase phase,
        Severity severity,
        @Nullable Instant raisedAt,
        @Nullable Instant severityChangedAt,
        @Nullable Instant closedAt,
        @Nullable CloseReason closeReason,
        List<Gap> gaps,
        Instant firstReceivedAt,
        Instant lastReceivedAt) {

    /// The version of this shape.
    public static final int SCHEMA_VERSION = 1;

    public AlertState {
        gaps = List.copyOf(gaps);
    }

    public AlertKey key() {
        return new AlertKey(tenantId, alertId);
    }
}
