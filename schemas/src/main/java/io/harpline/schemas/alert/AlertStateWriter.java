package io.harpline.schemas.alert;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import io.harpline.schemas.json.FieldWriter;
import java.io.IOException;

final class AlertStateWriter extends FieldWriter<AlertState> {

    private static final long serialVersionUID = 1;

    private static final SerializableString SCHEMA_VERSION = name("schemaVersion");
    private static final SerializableString VERSION = name("version");
    private static final SerializableString TENANT_ID = name("tenantId");
    private static final SerializableString ALERT_ID = name("alertId");
    private static final SerializableString JOB_ID = name("jobId");
    private static final SerializableString ALERT_TYPE = name("alertType");
    private static final SerializableString PHASE = name("phase");
    private static final SerializableString SEVERITY = name("severity");
    private static final SerializableString RAISED_AT = name("raisedAt");
    private static final SerializableString SEVERITY_CHANGED_AT = name("severityChangedAt");
    private static final SerializableString CLOSED_AT = name("closedAt");
    private static final SerializableString CLOSE_REASON = name("closeReason");
    private static final SerializableString GAPS = name("gaps");
    private static final SerializableString FIRST_RECEIVED_AT = name("firstReceivedAt");
    private static final SerializableString LAST_RECEIVED_AT = name("lastReceivedAt");

    AlertStateWriter() {
        super(AlertState.class);
    }

    @Override
    protected void writeFields(AlertState state, JsonGenerator json) throws IOException {
        write(json, SCHEMA_VERSION, state.schemaVersion());
        write(json, VERSION, state.version());
        write(json, TENANT_ID, state.tenantId());
        write(json, ALERT_ID, state.alertId());
        write(json, JOB_ID, state.jobId());
        write(json, ALERT_TYPE, state.alertType());
        write(json, PHASE, state.phase());
        write(json, SEVERITY, state.severity());
        write(json, RAISED_AT, state.raisedAt());
        write(json, SEVERITY_CHANGED_AT, state.severityChangedAt());
        write(json, CLOSED_AT, state.closedAt());
        write(json, CLOSE_REASON, state.closeReason());
        write(json, GAPS, state.gaps());
        write(json, FIRST_RECEIVED_AT, state.firstReceivedAt());
        write(json, LAST_RECEIVED_AT, state.lastReceivedAt());
    }
}
