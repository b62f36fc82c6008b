package io.harpline.sink.domain;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.json.Rfc3339;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a template can say of an event. What is absent is empty text.
enum Placeholder {
    TENANT_ID("tenantId"),
    ALERT_ID("alertId"),
    JOB_ID("jobId"),
    ALERT_TYPE("alertType"),
    SEVERITY("severity"),
    PREVIOUS_SEVERITY("previousSeverity"),
    PHASE("phase"),
    CLOSE_REASON("closeReason"),
    GAPS("gaps"),
    OCCURRED_AT("occurredAt"),
    RECEIVED_AT("receivedAt"),
    EVENT_ID("eventId"),
    VERSION("version"),
    /// What happened, in one sentence of ours.
    SENTENCE("sentence");

    private final String text;

    Placeholder(String name) {
        this.text = "{" + name + "}";
    }

    String of(AlertEvent event) {
        AlertState state = event.state();
        return switch (this) {
            case TENANT_ID -> event.tenantId();
            case ALERT_ID -> event.alertId();
            case JOB_ID -> state.jobId();
            case ALERT_TYPE -> state.alertType().name();
            case SEVERITY -> state.severity().name();
            case PREVIOUS_SEVERITY -> nameOf(event.previousSeverity());
            case PHASE -> state.phase().name();
            case CLOSE_REASON -> nameOf(state.closeReason());
            case GAPS -> state.gaps().stream().map(Enum::name).collect(Collectors.joining(", "));
            case OCCURRED_AT -> Rfc3339.format(event.occurredAt());
            case RECEIVED_AT -> Rfc3339.format(event.receivedAt());
            case EVENT_ID -> event.eventId();
            case VERSION -> Long.toString(event.version());
            case SENTENCE -> OutputSentence.of(event);
        };
    }

    private static String nameOf(@Nullable Enum<?> constant) {
        return constant == null ? "" : constant.name();
    }

    /// As it stands in a template.
    @Override
    public String toString() {
        return text;
    }
}
