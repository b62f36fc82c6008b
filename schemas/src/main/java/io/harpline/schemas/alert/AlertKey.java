package io.harpline.schemas.alert;

import java.nio.charset.StandardCharsets;

/// The identity of an alert in Harpline, and the record key of nearly every topic: `tenantId/alertId` in UTF-8.
///
/// @param tenantId 1 to 128 characters, without `/` and control characters
/// @param alertId the same; unique within its tenant, never used twice
public record AlertKey(String tenantId, String alertId) {

    /// The alert of a record key.
    ///
    /// @throws IllegalArgumentException if there is no `/` in it
    public static AlertKey of(byte[] recordKey) {
        String text = new String(recordKey, StandardCharsets.UTF_8);
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("an alert key is tenantId/alertId");
        }
        return new AlertKey(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return tenantId + "/" + alertId;
    }

    /// The record key.
    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }
}
