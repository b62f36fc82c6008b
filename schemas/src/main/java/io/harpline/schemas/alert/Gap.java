package io.harpline.schemas.alert;

/// Evidence that a notification was lost before it reached us. A late notification heals it.
public enum Gap {
    /// No RAISED was seen for this alert.
    RAISED_MISSING,
    /// A SEVERITY_INCREASED names a previousSeverity that neither the RAISED nor an increase reached.
    SEVERITY_MISSED
}
