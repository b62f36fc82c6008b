package io.harpline.local.gardin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harpline.schemas.alert.AlertType;
import io.harpline.schemas.alert.CloseReason;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.gardin.GardinEvent;
import io.harpline.schemas.gardin.NotificationIds;
import org.jspecify.annotations.Nullable;

/// What a notification says, as Gardin writes it: fields in alphabetical order, absent ones left out.
///
/// @param timestamp RFC 3339, written as it is
public record GardinBody(
        NotificationIds ids,
        String jobId,
        GardinEvent event,
        AlertType alertType,
        Severity alertSeverity,
        @Nullable Severity previousSeverity,
        @Nullable CloseReason closeReason,
        String timestamp) {

    public String json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("alertId", ids.alertId())
                .put("alertSeverity", alertSeverity.name())
                .put("alertType", alertType.name());
        if (closeReason != null) {
            json.put("closeReason", closeReason.name());
        }
        json.put("event", event.name()).put("jobId", jobId).put("notificationId", ids.notificationId());
        if (previousSeverity != null) {
            json.put("previousSeverity", previousSeverity.name());
        }
        return json.put("tenantId", ids.tenantId()).put("timestamp", timestamp).toString();
    }
}
