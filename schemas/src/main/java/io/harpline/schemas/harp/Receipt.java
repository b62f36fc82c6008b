package io.harpline.schemas.harp;

import io.harpline.schemas.topic.Origin;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of one event at one destination: the value of `harp.receipts.v1`, one per finished delivery.
///
/// @param destination the name of the Harp integration, or [#NOWHERE]; never a URL
/// @param why it went nowhere; absent in every other case
/// @param attemptCount all attempts
/// @param attempts the latest of them, at most [#LISTED_ATTEMPTS], oldest first
/// @param bodySha256 of the request body that was sent, 64 hex digits; absent if nothing was sent
/// @param answerSha256 of Harp's last answer, 64 hex digits; absent if there was none
/// @param origin the record that was delivered
public record Receipt(
        String eventId,
        long version,
        String tenantId,
        String alertId,
        String destination,
        Result result,
        @Nullable String why,
        int attemptCount,
        List<Attempt> attempts,
        @Nullable String bodySha256,
        @Nullable String answerSha256,
        Instant finishedAt,
        Origin origin) {

    public static final int LISTED_ATTEMPTS = 32;

    /// The destination of what is not routed; no integration bears this name.
    public static final String NOWHERE = "none";

    public enum Result {
        /// Harp acknowledged it.
        DELIVERED,
        /// Harp refused this record; it is a dead letter.
        REFUSED,
        /// Its budget of retries was spent while others were delivered; it is a dead letter.
        EXHAUSTED,
        /// Harp has acknowledged a newer version of this alert.
        SUPERSEDED,
        /// Harp has acknowledged this very version.
        ALREADY_DELIVERED,
        /// It is to go to no integration.
        NOT_ROUTED
    }

    public Receipt {
        attempts = List.copyOf(attempts);
    }
}
