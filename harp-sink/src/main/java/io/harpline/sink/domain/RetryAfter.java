package io.harpline.sink.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// The Retry-After header: seconds or a date
/// ([RFC 9110, section 10.2.3](https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3)).
public final class RetryAfter {

    /// The longest that Harp is waited for at its own request.
    public static final Duration LONGEST = Duration.ofSeconds(60);

    private RetryAfter() {}

    /// How long to wait, between nothing and [#LONGEST]; empty where the header says neither seconds nor a date.
    public static Optional<Duration> parse(String header, Instant now) {
        String text = header.strip();
        return isDigits(text) ? Optional.of(seconds(text)) : untilDate(text, now);
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Duration seconds(String digits) {
        return digits.length() > 9 ? LONGEST : clipped(Duration.ofSeconds(Long.parseLong(digits)));
    }

    private static Optional<Duration> untilDate(String text, Instant now) {
        try {
            Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(clipped(Duration.between(now, date)));
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }

    private static Duration clipped(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
