package io.harpline.schemas.alert;

/// What became visible of an alert.
public enum AlertEventType {
    RAISED("io.harpline.alert.raised.v1"),
    SEVERITY_INCREASED("io.harpline.alert.severity-increased.v1"),
    CLOSED("io.harpline.alert.closed.v1");

    private final String cloudEventType;

    AlertEventType(String cloudEventType) {
        this.cloudEventType = cloudEventType;
    }

    /// The value of the CloudEvents attribute `type`.
    public String cloudEventType() {
        return cloudEventType;
    }
}
