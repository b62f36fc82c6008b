package io.harpline.prove.history;

import io.harpline.schemas.alert.CloseReason;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.gardin.GardinEvent;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One thing that Gardin has to say of an alert.
///
/// @param happenedAt after the history's start, as with dueAt
/// @param dueAt when it is told, or as soon after it as there is room
/// @param waits see [Planned]
record Telling(
        GardinEvent event,
        Severity severity,
        @Nullable Severity previousSeverity,
        @Nullable CloseReason closeReason,
        Duration happenedAt,
        Duration dueAt,
        boolean waits) {

    Telling dueAt(Duration other, boolean nowWaits) {
        return new Telling(event, severity, previousSeverity, closeReason, happenedAt, other, nowWaits);
    }

    Telling earlierBy(Duration shift) {
        return new Telling(
                event, severity, previousSeverity, closeReason, happenedAt.minus(shift), dueAt.minus(shift), waits);
    }
}
