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
    CONFLICTING,
    /// Nothing is known of the alert, and the notification is older than the horizon: the alert may be closed, and
    /// forgotten.
    TOO_LATE,
    /// This version failed at it in a way nobody foresaw: a defect of Harpline, logged with the record's place.
    UNPROCESSABLE
}
