package io.harpline.ingest.app;

/// What goes into the archive.
///
/// @param key the record's key: `tenantId/alertId`, or `-/<ingest-id>` where the ids cannot be read
/// @param keyId the name of the key that verified it
public record GenuineNotification(Arrival arrival, String key, String keyId) {}
