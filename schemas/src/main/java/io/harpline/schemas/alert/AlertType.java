package io.harpline.schemas.alert;

/// What an alert is about.
public enum AlertType {
    HEALTH,
    PRODUCTIVITY
}
