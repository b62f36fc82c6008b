package io.harpline.ingest.app;

import java.time.Instant;
import java.util.Optional;

/// A request that has arrived, whatever becomes of it.
///
/// @param source the path segment behind /webhooks/
/// @param ingestId a ULID, unique per request
/// @param receivedAt when the whole request had been read, in milliseconds
/// @param signature the Gardin-Signature header as it was sent, at most 256 characters of it
/// @param traceparent that of the request, or one begun here
/// @param body byte for byte
@SuppressWarnings("ArrayRecordComponent") // never compared, never printed
public record Arrival(
        String source,
        String ingestId,
        Instant receivedAt,
        String signature,
        Optional<String> contentType,
        String traceparent,
        byte[] body) {}
