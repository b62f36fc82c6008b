package io.harpline.prove.history;

/// What a request is, and so what must become of it.
public enum Kind {
    /// Told for the first time, and signed: 200.
    GENUINE,
    /// The same bytes as an earlier one: 200, and a duplicate if that one was taken.
    REPEATED,
    /// The notificationId of an earlier one with other bytes: 200, and quarantined if that one was taken.
    CONFLICTING,
    /// Of a newer shape than is known: 200, archived and quarantined.
    UNKNOWN_SHAPE,
    /// Signed, but its ids cannot be read: 422, archived under `-/<ingest-id>`.
    MALFORMED,
    /// Signed with another key, changed after it was signed, or with no proper signature: 401.
    FORGED,
    /// Without a signature: 401.
    UNSIGNED,
    /// Told for the first time, and signed with the next key while not every ingest is sure to know it: 401 or 200,
    /// and in the archive once it was reverified.
    EARLY_KEY,
    /// Signed, but over 64 KiB: 413.
    OVERSIZED;

    /// Whether Gardin itself has made it.
    public boolean isGenuine() {
        return this != FORGED && this != UNSIGNED;
    }
}
