package io.harpline.schemas.alert;

import java.nio.charset.StandardCharsets;

/// The identity of an alert in Harpline, and the record key of nearly every topic: `tenantId/alertId` in UTF-8.
///
/// @param tenantId 1 to 128 characters, without `/` and control characters
/// @param alertId the same; unique within its tenant, never used twice
public record AlertKey(String tenantId, String alertId) {

    @Override
    public String toString() {
        return tenantId + "/" + alertId;
    }

    /// The record key.
    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }
}
