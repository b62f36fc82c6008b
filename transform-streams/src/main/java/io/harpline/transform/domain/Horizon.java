package io.harpline.transform.domain;

import io.harpline.schemas.gardin.GardinEvent;
import io.harpline.schemas.gardin.Notification;
import io.harpline.transform.domain.Alert.Closed;
import io.harpline.transform.domain.Alert.Unknown;
import java.time.Duration;
import java.time.Instant;

/// How long a closed alert is remembered, in stream time: what keeps the state bounded however long the archive grows.
///
/// @param length at least a millisecond
public record Horizon(Duration length) {

    /// When a closed alert is forgotten.
    public Instant endOf(Closed closed) {
        return closed.closedOn().plus(length);
    }

    /// What still counts of a stored alert: one that is due counts as unknown, whether it was removed yet or not.
    public Alert within(Alert stored, Instant streamTime) {
        return stored instanceof Closed closed && !streamTime.isBefore(endOf(closed)) ? new Unknown() : stored;
    }

    /// Whether a notification of an unknown alert might open again what was closed and forgotten: both its own
    /// time and the one inside its id lie before the horizon. Where either is younger, or the id tells no time,
    /// the alert is served: Harpline may be younger than the alert.
    boolean isTooLate(Notification seen, Instant streamTime) {
        Instant oldest = streamTime.minus(length);
        return seen.event() != GardinEvent.CLOSED
                && seen.timestamp().isBefore(oldest)
                && Ulid.timeOf(seen.ids().notificationId())
                        .filter(oldest::isAfter)
                        .isPresent();
    }
}
