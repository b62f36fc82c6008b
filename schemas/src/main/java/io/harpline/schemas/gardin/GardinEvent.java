package io.harpline.schemas.gardin;

/// The event that triggered a notification.
public enum GardinEvent {
    RAISED,
    SEVERITY_INCREASED,
    CLOSED
}
