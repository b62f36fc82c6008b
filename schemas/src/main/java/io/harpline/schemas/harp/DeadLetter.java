package io.harpline.schemas.harp;

import io.harpline.schemas.json.Rfc3339;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.Origin;
import io.harpline.schemas.topic.TextHeaders;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// Why an event became a dead letter, as the headers of `harp.dead-letters.v1` say it; the value is the event's bytes.
///
/// @param reason REFUSED or EXHAUSTED, as in the receipt; UNREADABLE for a record that is no AlertEvent
/// @param lastStatus Harp's last status; absent where no answer came
/// @param excerpt the beginning of Harp's last answer, or what kept it from answering
/// @param attempts how many there were, of all deliveries if it was sent again
/// @param firstAttempt when the first began; absent if there was none, as is lastAttempt
/// @param origin the record that was to be delivered, the first time if it was sent again
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

    /// Reads the headers; empty where they are not those of a dead letter.
    public static Optional<DeadLetter> of(Headers headers) {
        try {
            return Optional.of(new DeadLetter(
                    Reason.valueOf(get(headers, HeaderNames.REASON)),
                    TextHeaders.get(headers, HeaderNames.LAST_STATUS)
                            .map(Integer::valueOf)
                            .orElse(null),
                    get(headers, HeaderNames.EXCERPT),
                    Integer.parseInt(get(headers, HeaderNames.ATTEMPTS)),
                    time(headers, HeaderNames.FIRST_ATTEMPT),
                    time(headers, HeaderNames.LAST_ATTEMPT),
                    new Origin(
                            get(headers, HeaderNames.ORIGIN_TOPIC),
                            Integer.parseInt(get(headers, HeaderNames.ORIGIN_PARTITION)),
                            Long.parseLong(get(headers, HeaderNames.ORIGIN_OFFSET))),
                    Integer.parseInt(get(headers, HeaderNames.REDRIVE_COUNT))));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /// The one letter that tells of both, where this is what became of an earlier one that was sent again.
    ///
    /// @param earlier with the redrive count that it was sent with
    public DeadLetter after(DeadLetter earlier) {
        return new DeadLetter(
                reason,
                lastStatus,
                excerpt,
                earlier.attempts + attempts,
                earlier.firstAttempt == null ? firstAttempt : earlier.firstAttempt,
                lastAttempt == null ? earlier.lastAttempt : lastAttempt,
                earlier.origin,
                earlier.redriveCount);
    }

    /// The same, to be sent again.
    public DeadLetter redriven() {
        return new DeadLetter(
                reason, lastStatus, excerpt, attempts, firstAttempt, lastAttempt, origin, redriveCount + 1);
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

    private static String get(Headers headers, String name) {
        return TextHeaders.get(headers, name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }

    private static @Nullable Instant time(Headers headers, String name) {
        return TextHeaders.get(headers, name).flatMap(Rfc3339::parse).orElse(null);
    }

    private static void set(Headers headers, String name, @Nullable String value) {
        if (value == null) {
            headers.remove(name);
        } else {
            TextHeaders.set(headers, name, value);
        }
    }
}
