package io.harpline.operator.domain;

import java.time.Instant;

/// An event of `alerts.events.v1`, as far as a plan must know it. What this version has no name for may be in it.
///
/// @param place where it stands
/// @param receivedAt when its notification was: the record's timestamp
/// @param type that of [io.harpline.schemas.alert.AlertEventType]
/// @param severity that of [io.harpline.schemas.alert.Severity]; empty where it was not read
public record PastEvent(Place place, Instant receivedAt, String eventId, long version, String type, String severity) {

    /// Whether it closes its alert.
    public boolean closes() {
        return type.equals("CLOSED");
    }
}
