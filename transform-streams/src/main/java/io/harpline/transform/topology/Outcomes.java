package io.harpline.transform.topology;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.gardin.NotificationIds;
import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.gardin.NotificationOutcome.Result;
import io.harpline.schemas.gardin.QuarantineReason;
import io.harpline.schemas.gardin.Reading.Unreadable;
import io.harpline.schemas.topic.Origin;
import io.harpline.transform.domain.Arrival;
import io.harpline.transform.domain.Next;
import io.harpline.transform.domain.Verdict.Absorbed;
import io.harpline.transform.domain.Verdict.Applied;
import io.harpline.transform.domain.Verdict.Conflicting;
import io.harpline.transform.domain.Verdict.Duplicate;
import io.harpline.transform.domain.Verdict.TooLate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Says of each archived record what became of it.
final class Outcomes {

    static final Unreadable<?> CONFLICT = new Unreadable<>(
            QuarantineReason.CONFLICTING, "notificationId", "this notificationId was seen before, with other bytes");

    static final Unreadable<?> TOO_LATE = new Unreadable<>(
            QuarantineReason.TOO_LATE,
            "timestamp",
            "nothing is known of the alert, and both timestamp and notificationId are older than the horizon");

    private Outcomes() {}

    static NotificationOutcome of(Archived archived, Unreadable<?> fault) {
        return of(Result.QUARANTINED, archived, archived.ids().orElse(null), List.of(), fault, null, null);
    }

    static NotificationOutcome of(Archived archived, Arrival arrival, Next next) {
        NotificationIds ids = arrival.notification().ids();
        List<String> notes = next.notes();
        return switch (next.verdict()) {
            case Applied(AlertEvent event) -> of(Result.APPLIED, archived, ids, notes, null, null, event);
            case Absorbed() -> of(Result.ABSORBED, archived, ids, notes, null, null, null);
            case Duplicate(Origin first) -> of(Result.DUPLICATE, archived, ids, notes, null, first, null);
            case Conflicting(Origin first) -> of(Result.QUARANTINED, archived, ids, notes, CONFLICT, first, null);
            case TooLate() -> of(Result.QUARANTINED, archived, ids, notes, TOO_LATE, null, null);
        };
    }

    /// The same without the ids, since it may be reading them that failed.
    static NotificationOutcome ofDefect(Archived archived, Unreadable<?> fault) {
        return of(Result.QUARANTINED, archived, null, List.of(), fault, null, null);
    }

    private static NotificationOutcome of(
            Result result,
            Archived archived,
            @Nullable NotificationIds ids,
            List<String> notes,
            @Nullable Unreadable<?> fault,
            @Nullable Origin earlier,
            @Nullable AlertEvent event) {
        ReceivedAt received = archived.received();
        return new NotificationOutcome(
                result,
                fault == null ? null : fault.reason(),
                fault == null ? null : fault.field(),
                fault == null ? null : fault.why(),
                received.notes().isEmpty()
                        ? notes
                        : Stream.concat(received.notes().stream(), notes.stream())
                                .toList(),
                ids == null ? null : ids.tenantId(),
                ids == null ? null : ids.alertId(),
                ids == null ? null : ids.notificationId(),
                received.at(),
                archived.origin(),
                earlier,
                event == null ? null : event.eventId(),
                event == null ? null : event.type(),
                event == null ? null : event.version());
    }
}
