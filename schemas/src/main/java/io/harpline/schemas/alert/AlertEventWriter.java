package io.harpline.schemas.alert;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import io.harpline.schemas.json.FieldWriter;
import java.io.IOException;

final class AlertEventWriter extends FieldWriter<AlertEvent> {

    private static final long serialVersionUID = 1;

    private static final SerializableString EVENT_ID = name("eventId");
    private static final SerializableString VERSION = name("version");
    private static final SerializableString TYPE = name("type");
    private static final SerializableString TENANT_ID = name("tenantId");
    private static final SerializableString ALERT_ID = name("alertId");
    private static final SerializableString NOTIFICATION_ID = name("notificationId");
    private static final SerializableString OCCURRED_AT = name("occurredAt");
    private static final SerializableString RECEIVED_AT = name("receivedAt");
    private static final SerializableString SEVERITY = name("severity");
    private static final SerializableString PREVIOUS_SEVERITY = name("previousSeverity");
    private static final SerializableString CLOSE_REASON = name("closeReason");
    private static final SerializableString GAPS = name("gaps");
    private static final SerializableString STATE = name("state");

    private static final AlertStateWriter STATE_WRITER = new AlertStateWriter();

    AlertEventWriter() {
        super(AlertEvent.class);
    }

    @Override
    protected void writeFields(AlertEvent event, JsonGenerator json) throws IOException {
        write(json, EVENT_ID, event.eventId());
        write(json, VERSION, event.version());
        write(json, TYPE, event.type());
        write(json, TENANT_ID, event.tenantId());
        write(json, ALERT_ID, event.alertId());
        write(json, NOTIFICATION_ID, event.notificationId());
        write(json, OCCURRED_AT, event.occurredAt());
        write(json, RECEIVED_AT, event.receivedAt());
        write(json, SEVERITY, event.severity());
        write(json, PREVIOUS_SEVERITY, event.previousSeverity());
        write(json, CLOSE_REASON, event.closeReason());
        write(json, GAPS, event.gaps());
        json.writeFieldName(STATE);
        json.writeStartObject();
        STATE_WRITER.writeFields(event.state(), json);
        json.writeEndObject();
    }
}
