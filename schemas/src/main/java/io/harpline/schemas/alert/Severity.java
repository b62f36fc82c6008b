package io.harpline.schemas.alert;

/// How bad an alert is, in rising order. Gardin only ever raises it.
public enum Severity {
    LOW,
    MEDIUM,
    HIGH;

    /// The higher of the two.
    public Severity or(Severity other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
