package io.harpline.schemas.harp;

import io.harpline.schemas.json.Rfc3339;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.Origin;
import io.harpline.schemas.topic.TextHeaders;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// Why an event became a dead letter, as the headers of `harp.dead-letters.v1` say it; the value is the event's bytes.
///
/// @param reason REFUSED or EXHAUSTED, as in the receipt; UNREADABLE for a record that is no AlertEvent
/// @param lastStatus Harp's last status; absent where no answer came
/// @param excerpt the beginning of Harp's last answer, or what kept it from answering
/// @param attempts how many there were
/// @param firstAttempt when the first began; absent if there was none, as is lastAttempt
/// @param origin the record that was to be delivered
/// @param redriveCount how often it was sent again by request
public record DeadLetter(
        Reason reason,
        @Nullable Integer lastStatus,
        String excerpt,
        int attempts,
        @Nullable Instant firstAttempt,
        @Nullable Instant lastAttempt,
        Origin origin,
        int redriveCount) {

    public enum Reason {
        REFUSED,
        EXHAUSTED,
        UNREADABLE
    }

    /// Sets these headers in place of what stands there under their names.
    public void writeTo(Headers headers) {
        TextHeaders.set(headers, HeaderNames.REASON, reason.name());
        set(headers, HeaderNames.LAST_STATUS, lastStatus == null ? null : lastStatus.toString());
        TextHeaders.set(headers, HeaderNames.EXCERPT, excerpt);
        TextHeaders.set(headers, HeaderNames.ATTEMPTS, Integer.toString(attempts));
        set(headers, HeaderNames.FIRST_ATTEMPT, firstAttempt == null ? null : Rfc3339.format(firstAttempt));
        set(headers, HeaderNames.LAST_ATTEMPT, lastAttempt == null ? null : Rfc3339.format(lastAttempt));
        TextHeaders.setOrigin(headers, origin);
        TextHeaders.set(headers, HeaderNames.REDRIVE_COUNT, Integer.toString(redriveCount));
    }

    private static void set(Headers headers, String name, @Nullable String value) {
        if (value == null) {
            headers.remove(name);
        } else {
            TextHeaders.set(headers, name, value);
        }
    }
}
