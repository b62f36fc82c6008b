package io.harpline.transform.domain;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertEventType;
import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.gardin.GardinEvent;
import io.harpline.schemas.gardin.Notification;
import io.harpline.transform.domain.Alert.Closed;
import io.harpline.transform.domain.Alert.Known;
import io.harpline.transform.domain.Alert.Open;
import io.harpline.transform.domain.Alert.Unknown;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rules of an alert's life.
///
/// An event is made exactly when something visible rises: CLOSED when the alert closes, RAISED when a RAISED opens it,
/// SEVERITY_INCREASED when anything else opens it or the severity of an open alert rises. Every other notification has
/// its facts joined and makes none.
public final class AlertMachine {

    private AlertMachine() {}

    /// The alert as it stood [within the horizon][Horizon#within], met by a notification.
    public static Next step(Alert alert, Arrival arrival, Horizon horizon) {
        return switch (alert) {
            case Unknown unknown ->
                horizon.isTooLate(arrival.notification(), arrival.streamTime())
                        ? new Next(
                                unknown,
                                new Verdict.TooLate(),
                                arrival.notification().notes())
                        : opened(arrival);
            case Open open -> seenBefore(open, arrival).orElseGet(() -> advanced(open, arrival));
            case Closed closed -> seenBefore(closed, arrival).orElseGet(() -> absorbed(closed, arrival));
        };
    }

    private static Next opened(Arrival arrival) {
        Notification seen = arrival.notification();
        AlertEventType type = switch (seen.event()) {
            case RAISED -> AlertEventType.RAISED;
            case SEVERITY_INCREASED -> AlertEventType.SEVERITY_INCREASED;
            case CLOSED -> AlertEventType.CLOSED;
        };
        Known opened = Known.of(Facts.of(seen), Bookkeeping.openedBy(arrival).withEventOf(arrival));
        return applied(type, seen.previousSeverity(), opened, arrival, seen.notes());
    }

    private static Next advanced(Open before, Arrival arrival) {
        Known after = joined(before, arrival);
        boolean closes = arrival.notification().event() == GardinEvent.CLOSED;
        Severity previous = before.facts().severity();
        boolean rises = after.facts().severity().compareTo(previous) > 0;
        if (!closes && !rises) {
            return absorbed(before, arrival);
        }
        AlertEventType type = closes ? AlertEventType.CLOSED : AlertEventType.SEVERITY_INCREASED;
        Known versioned = Known.of(after.facts(), after.books().withEventOf(arrival));
        return applied(type, previous, versioned, arrival, notes(before, arrival));
    }

    private static Next absorbed(Known before, Arrival arrival) {
        return new Next(joined(before, arrival), new Verdict.Absorbed(), notes(before, arrival));
    }

    private static Optional<Next> seenBefore(Known alert, Arrival arrival) {
        Notification again = arrival.notification();
        return alert.books().seen().find(again.ids().notificationId()).map(first -> {
            Verdict verdict = first.digest().equals(arrival.digest())
                    ? new Verdict.Duplicate(first.origin())
                    : new Verdict.Conflicting(first.origin());
            return new Next(alert, verdict, again.notes());
        });
    }

    private static Known joined(Known before, Arrival arrival) {
        return Known.of(
                before.facts().join(Facts.of(arrival.notification())),
                before.books().and(arrival));
    }

    private static List<String> notes(Known before, Arrival arrival) {
        List<String> notes = new ArrayList<>(arrival.notification().notes());
        notes.addAll(before.books().oddities(arrival));
        return notes;
    }

    private static Next applied(
            AlertEventType type, @Nullable Severity previous, Known after, Arrival arrival, List<String> notes) {
        Notification seen = arrival.notification();
        AlertState state = after.publicState();
        String notificationId = seen.ids().notificationId();
        AlertEvent event = new AlertEvent(
                Fingerprint.of((state.key() + "/" + notificationId).getBytes(StandardCharsets.UTF_8))
                        .toString(),
                state.version(),
                type,
                state.tenantId(),
                state.alertId(),
                notificationId,
                seen.timestamp(),
                arrival.receivedAt(),
                state.severity(),
                type == AlertEventType.SEVERITY_INCREASED ? previous : null,
                type == AlertEventType.CLOSED ? seen.closeReason() : null,
                state.gaps(),
                state);
        return new Next(after, new Verdict.Applied(event), notes);
    }
}
