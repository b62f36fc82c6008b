package io.harpline.prove.load;

import io.harpline.prove.history.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What was answered to one request: a line of `answers.jsonl`.
///
/// @param number of the request
/// @param sha256 of the body, hex
/// @param alert `tenantId/alertId`, where the body says one
/// @param instance which ingest it was sent to
/// @param tookMillis from the request's first byte to the answer's last, or until nothing more was waited for
/// @param status 0: no answer came, and nobody knows what became of it
/// @param ingestId as the answer names it, with 200 and 422
public record Answered(
        long number,
        Kind kind,
        String sha256,
        @Nullable String alert,
        @Nullable String notificationId,
        String instance,
        Instant sentAt,
        long tookMillis,
        int status,
        @Nullable String ingestId) {}
