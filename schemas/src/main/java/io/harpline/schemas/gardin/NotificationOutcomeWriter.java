package io.harpline.schemas.gardin;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import io.harpline.schemas.json.FieldWriter;
import io.harpline.schemas.topic.Origin;
import io.harpline.schemas.topic.OriginWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

final class NotificationOutcomeWriter extends FieldWriter<NotificationOutcome> {

    private static final long serialVersionUID = 1;

    private static final SerializableString RESULT = name("result");
    private static final SerializableString REASON = name("reason");
    private static final SerializableString FIELD = name("field");
    private static final SerializableString WHY = name("why");
    private static final SerializableString NOTES = name("notes");
    private static final SerializableString TENANT_ID = name("tenantId");
    private static final SerializableString ALERT_ID = name("alertId");
    private static final SerializableString NOTIFICATION_ID = name("notificationId");
    private static final SerializableString RECEIVED_AT = name("receivedAt");
    private static final SerializableString ORIGIN = name("origin");
    private static final SerializableString EARLIER = name("earlier");
    private static final SerializableString EVENT_ID = name("eventId");
    private static final SerializableString EVENT_TYPE = name("eventType");
    private static final SerializableString VERSION = name("version");

    private static final OriginWriter ORIGIN_WRITER = new OriginWriter();

    NotificationOutcomeWriter() {
        super(NotificationOutcome.class);
    }

    private static void write(JsonGenerator json, SerializableString field, @Nullable Origin origin)
            throws IOException {
        if (origin != null) {
            json.writeFieldName(field);
            json.writeStartObject();
            ORIGIN_WRITER.writeFields(origin, json);
            json.writeEndObject();
        }
    }

    @Override
    protected void writeFields(NotificationOutcome outcome, JsonGenerator json) throws IOException {
        write(json, RESULT, outcome.result());
        write(json, REASON, outcome.reason());
        write(json, FIELD, outcome.field());
        write(json, WHY, outcome.why());
        write(json, NOTES, outcome.notes());
        write(json, TENANT_ID, outcome.tenantId());
        write(json, ALERT_ID, outcome.alertId());
        write(json, NOTIFICATION_ID, outcome.notificationId());
        write(json, RECEIVED_AT, outcome.receivedAt());
        write(json, ORIGIN, outcome.origin());
        write(json, EARLIER, outcome.earlier());
        write(json, EVENT_ID, outcome.eventId());
        write(json, EVENT_TYPE, outcome.eventType());
        if (outcome.version() != null) {
            write(json, VERSION, outcome.version());
        }
    }
}
