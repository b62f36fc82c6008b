package io.harpline.schemas.gardin;

import io.harpline.schemas.alert.AlertType;
import io.harpline.schemas.alert.CloseReason;
import io.harpline.schemas.alert.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A Gardin notification that can be applied: the body of the webhook request, read.
///
/// @param jobId empty if the body names none; unlike the other ids it is not a ULID
/// @param previousSeverity of a SEVERITY_INCREASED that names a known one
/// @param closeReason of a CLOSED that names a known one
/// @param timestamp when the event happened, cut to milliseconds
/// @param notes what was odd about the body but does not stop an alert, e.g. `closeReason missing`
public record Notification(
        NotificationIds ids,
        String jobId,
        GardinEvent event,
        AlertType alertType,
        Severity alertSeverity,
        @Nullable Severity previousSeverity,
        @Nullable CloseReason closeReason,
        Instant timestamp,
        List<String> notes) {

    public Notification {
        notes = List.copyOf(notes);
    }
}
