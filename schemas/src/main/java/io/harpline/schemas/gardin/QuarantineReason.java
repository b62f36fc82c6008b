package io.harpline.schemas.gardin;

/// Why a notification could not be applied to its alert.
public enum QuarantineReason {
    /// Not one JSON object, or an id or another needed field that is no text, or stands twice.
    UNREADABLE,
    /// event, alertSeverity or alertType is missing or none that this version knows.
    UNKNOWN_VALUE,
    /// timestamp is missing or not RFC 3339.
    BAD_TIMESTAMP,
    /// The record's key is not the alert key that the body names.
    KEY_MISMATCH,
    /// The notificationId was seen before, with other bytes.
    CONFLICTING
}
