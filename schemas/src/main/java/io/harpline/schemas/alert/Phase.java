package io.harpline.schemas.alert;

/// Where an alert stands. A closed alert never opens again: an alertId is never used twice.
public enum Phase {
    OPEN,
    CLOSED
}
