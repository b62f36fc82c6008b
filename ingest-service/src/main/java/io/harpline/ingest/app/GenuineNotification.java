package io.harpline.ingest.app;

import java.time.Instant;
import java.util.Optional;

/// What goes into the archive.
///
/// @param key the record's key: `tenantId/alertId`, or `-/<ingest-id>` where the ids cannot be read
/// @param ingestId a ULID, unique per accepted request
/// @param receivedAt when the whole request had been read
/// @param signature as it was sent
/// @param keyId the name of the key that verified it
/// @param body byte for byte
@SuppressWarnings("ArrayRecordComponent") // never compared, never printed
public record GenuineNotification(
        String key,
        String ingestId,
        Instant receivedAt,
        String source,
        String signature,
        String keyId,
        Optional<String> contentType,
        Optional<String> traceparent,
        byte[] body) {}
