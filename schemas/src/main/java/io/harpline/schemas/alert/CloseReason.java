package io.harpline.schemas.alert;

/// Why Gardin closed an alert.
public enum CloseReason {
    RECOVERY_DETECTED,
    EXPIRED,
    REPLACED
}
