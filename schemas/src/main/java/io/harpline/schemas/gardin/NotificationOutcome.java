package io.harpline.schemas.gardin;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.harpline.schemas.alert.AlertEventType;
import io.harpline.schemas.topic.Origin;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of one archived notification: the value of `gardin.outcomes.v1`, exactly one for each.
///
/// @param why for QUARANTINED: what is wrong, naming the field and never quoting the body
/// @param field for QUARANTINED: the JSON field at fault, if it is one field's
/// @param notes what was odd but did not stop the alert
/// @param tenantId absent where the body's ids could not be read; so are alertId and notificationId
/// @param origin the archived record
/// @param earlier for DUPLICATE and CONFLICTING: the archived record that brought the same notificationId first
/// @param eventId of the event that it made; for APPLIED only, with eventType and version
@JsonSerialize(using = NotificationOutcomeWriter.class)
public record NotificationOutcome(
        Result result,
        @Nullable QuarantineReason reason,
        @Nullable String field,
        @Nullable String why,
        List<String> notes,
        @Nullable String tenantId,
        @Nullable String alertId,
        @Nullable String notificationId,
        Instant receivedAt,
        Origin origin,
        @Nullable Origin earlier,
        @Nullable String eventId,
        @Nullable AlertEventType eventType,
        @Nullable Long version) {

    public enum Result {
        /// It changed something visible and made an event.
        APPLIED,
        /// Its notificationId was seen before, with the same bytes.
        DUPLICATE,
        /// Its facts were joined to the alert; nothing visible rose.
        ABSORBED,
        /// It could not be applied; its bytes stand in `alerts.quarantine.v1`.
        QUARANTINED
    }

    public NotificationOutcome {
        notes = List.copyOf(notes);
    }
}
