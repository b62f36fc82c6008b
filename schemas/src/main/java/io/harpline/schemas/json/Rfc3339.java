package io.harpline.schemas.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Times as Harpline writes them everywhere: RFC 3339 in UTC with three digits of milliseconds.
public final class Rfc3339 {

    private static final DateTimeFormatter FORMAT =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    /// What is finer than nanoseconds, for which [Instant#parse] has no room.
    private static final Pattern BEYOND_NANOSECONDS = Pattern.compile("(?<=\\.[0-9]{9})[0-9]+");

    private Rfc3339() {}

    /// The time that a text names, with any offset and fraction, cut to milliseconds; empty where the text is
    /// absent, no time, or outside the years 0000 to 9999.
    public static Optional<Instant> parse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            Instant time = Instant.parse(BEYOND_NANOSECONDS.matcher(text).replaceFirst(""))
                    .truncatedTo(ChronoUnit.MILLIS);
            int year = time.atOffset(ZoneOffset.UTC).getYear();
            return year >= 0 && year <= 9999 ? Optional.of(time) : Optional.empty();
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    /// The time as text.
    ///
    /// @param time in the years 0000 to 9999; finer than milliseconds is cut
    public static String format(Instant time) {
        return FORMAT.format(time);
    }
}
