package io.harpline.schemas.gardin;

import io.harpline.schemas.alert.AlertKey;

/// The three ids that every notification must carry. ULIDs as Gardin sends them today; any text of 1 to 128 characters
/// without `/` and control characters is taken, so that a newer shape is not lost.
public record NotificationIds(String tenantId, String alertId, String notificationId) {

    public AlertKey key() {
        return new AlertKey(tenantId, alertId);
    }
}
