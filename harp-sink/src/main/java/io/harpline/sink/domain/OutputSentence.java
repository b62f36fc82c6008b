package io.harpline.sink.domain;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.alert.CloseReason;
import io.harpline.schemas.alert.Phase;
import io.harpline.schemas.json.Rfc3339;
import org.jspecify.annotations.Nullable;

/// What happened, in one sentence, for whoever reads it in Harp.
final class OutputSentence {

    private OutputSentence() {}

    static String of(AlertEvent event) {
        AlertState state = event.state();
        String when = Rfc3339.format(event.occurredAt());
        String where = state.jobId().isBlank() ? "" : " in job " + state.jobId();
        String what = "Gardin's " + state.alertType() + " alert" + where;
        if (state.phase() == Phase.CLOSED) {
            return "%s closed at %s%s.".formatted(what, when, because(state.closeReason()));
        }
        return switch (event.type()) {
            case RAISED, CLOSED -> "%s was raised at %s with severity %s.".formatted(what, when, state.severity());
            case SEVERITY_INCREASED ->
                "%s increased in severity%s to %s at %s."
                        .formatted(
                                what,
                                event.previousSeverity() == null ? "" : " from " + event.previousSeverity(),
                                state.severity(),
                                when);
        };
    }

    private static String because(@Nullable CloseReason reason) {
        return switch (reason) {
            case null -> "";
            case RECOVERY_DETECTED -> ", as a recovery was detected";
            case EXPIRED -> ", as it expired";
            case REPLACED -> ", as another alert replaced it";
        };
    }
}
