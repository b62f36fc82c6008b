package io.harpline.prove.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A notification that can be applied.
///
/// @param alert `tenantId/alertId`
/// @param previous of a SEVERITY_INCREASED that names a known one
/// @param closeReason of a CLOSED that names a known one
/// @param timestamp cut to milliseconds
/// @param jobId empty if none is named
/// @param odd whether something about it has to be noted
public record Fact(
        String alert,
        String notificationId,
        String event,
        String severity,
        @Nullable String previous,
        @Nullable String closeReason,
        Instant timestamp,
        String jobId,
        String alertType,
        boolean odd)
        implements Told {

    boolean is(String event) {
        return this.event.equals(event);
    }
}
