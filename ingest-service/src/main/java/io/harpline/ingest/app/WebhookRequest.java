package io.harpline.ingest.app;

import java.util.List;
import java.util.Optional;

/// A request to the webhook, read.
///
/// @param source the path segment behind /webhooks/
/// @param signatures the values of all Gardin-Signature headers
/// @param authorization the Authorization header; it may hold a token and goes nowhere
/// @param contentType the Content-Type header
/// @param traceparent the traceparent header (W3C Trace Context)
/// @param body exactly the bytes that were sent, at most 64 KiB
@SuppressWarnings("ArrayRecordComponent") // never compared, never printed
public record WebhookRequest(
        String source,
        List<String> signatures,
        Optional<String> authorization,
        Optional<String> contentType,
        Optional<String> traceparent,
        byte[] body) {}
