package io.harpline.sink.domain;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.alert.Phase;
import io.harpline.schemas.json.Rfc3339;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// An alert of Gardin as an alert of Harp: pure, so that a retry is byte-identical to what it repeats.
///
/// ```
/// alert_name   Gardin HEALTH alert
/// source       gardin/{tenantId}        together these two hold tenant and alert:
/// object       {jobId} {alertId}        closing one alert never closes another
/// ```
public final class HarpMapping {

    /// Harp cuts an object behind 90 characters and appends "...".
    public static final int LONGEST_OBJECT = 90;

    /// The width of Harp's column, as far as is known.
    public static final int LONGEST_SOURCE = 100;

    private static final String SOURCE_PREFIX = "gardin/";

    private HarpMapping() {}

    public static HarpAlert of(AlertEvent event) {
        AlertState state = event.state();
        return new HarpAlert(
                "Gardin " + state.alertType() + " alert",
                severity(state),
                SOURCE_PREFIX + IdentityText.token(event.tenantId(), LONGEST_SOURCE - SOURCE_PREFIX.length()),
                object(state.jobId(), event.alertId()),
                IdentityText.plain(OutputSentence.of(event)),
                fields(event));
    }

    /// Harp knows "ok" as the only way to close; of its other severities `information` drops the alert, and `unknown`
    /// ranks between critical and urgent.
    private static String severity(AlertState state) {
        if (state.phase() == Phase.CLOSED) {
            return "ok";
        }
        return switch (state.severity()) {
            case LOW -> "warning";
            case MEDIUM -> "critical";
            case HIGH -> "urgent";
        };
    }

    /// The alertId is whole and stands behind the last space; the jobId fills what is left.
    private static String object(String jobId, String alertId) {
        String alert = IdentityText.token(alertId, LONGEST_OBJECT);
        String job = IdentityText.plain(jobId);
        String shown = IdentityText.beginning(job, LONGEST_OBJECT - alert.length() - 1);
        return shown.isBlank() ? alert : shown + " " + alert;
    }

    /// Few keys, as each may become a label of Harp's metrics; none of those that Harp gives a meaning of its own.
    private static SequencedMap<String, String> fields(AlertEvent event) {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        fields.put("tenant_id", event.tenantId());
        fields.put("alert_id", event.alertId());
        fields.put("job_id", event.state().jobId());
        fields.put("gardin_severity", event.state().severity().name());
        fields.put("event_id", event.eventId());
        fields.put("occurred_at", Rfc3339.format(event.occurredAt()));
        if (event.state().closeReason() != null) {
            fields.put("close_reason", event.state().closeReason().name());
        }
        if (!event.state().gaps().isEmpty()) {
            fields.put("gaps", event.state().gaps().stream().map(Enum::name).collect(Collectors.joining(", ")));
        }
        fields.replaceAll((name, value) -> IdentityText.plain(value));
        return fields;
    }
}
