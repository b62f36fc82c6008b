package io.harpline.schemas.json;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Times as Harpline writes them everywhere: RFC 3339 in UTC with three digits of milliseconds.
///
/// Each notification leads to more than a dozen of them. Java's formatters would take longer than all else that is
/// done with it, so the one form that is written is put together, and taken apart, by hand.
public final class Rfc3339 {

    private static final String FORM = "0000-00-00T00:00:00.000Z";
    private static final int NANOS_IN_A_MILLISECOND = 1_000_000;
    private static final int SECONDS_IN_A_DAY = 86_400;

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
            return hasOurForm(text) ? Optional.of(read(text)) : parseAnyForm(text);
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> parseAnyForm(String text) {
        Instant time =
                Instant.parse(BEYOND_NANOSECONDS.matcher(text).replaceFirst("")).truncatedTo(ChronoUnit.MILLIS);
        int year = time.atOffset(ZoneOffset.UTC).getYear();
        return year >= 0 && year <= 9999 ? Optional.of(time) : Optional.empty();
    }

    private static boolean hasOurForm(String text) {
        if (text.length() != FORM.length()) {
            return false;
        }
        for (int i = 0; i < FORM.length(); i++) {
            char c = text.charAt(i);
            if (FORM.charAt(i) == '0' ? c < '0' || c > '9' : c != FORM.charAt(i)) {
                return false;
            }
        }
        // The last second of a day may be a leap second, and its end has an hour of its own.
        return number(text, 17, 19) < 60 && number(text, 11, 13) < 24;
    }

    private static Instant read(String text) {
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19),
                        number(text, 20, 23) * NANOS_IN_A_MILLISECOND)
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }

    /// The time as text.
    ///
    /// @param time in the years 0000 to 9999; finer than milliseconds is cut
    /// @throws DateTimeException if it lies outside of these years
    public static String format(Instant time) {
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(time.getEpochSecond(), SECONDS_IN_A_DAY));
        if (day.getYear() < 0 || day.getYear() > 9999) {
            throw new DateTimeException("beyond the years 0000 to 9999");
        }
        int second = Math.floorMod(time.getEpochSecond(), SECONDS_IN_A_DAY);
        byte[] text = FORM.getBytes(StandardCharsets.US_ASCII);
        put(day.getYear(), text, 0, 4);
        put(day.getMonthValue(), text, 5, 7);
        put(day.getDayOfMonth(), text, 8, 10);
        put(second / 3600, text, 11, 13);
        put(second / 60 % 60, text, 14, 16);
        put(second % 60, text, 17, 19);
        put(time.getNano() / NANOS_IN_A_MILLISECOND, text, 20, 23);
        return new String(text, StandardCharsets.US_ASCII);
    }

    private static void put(int number, byte[] text, int from, int to) {
        int rest = number;
        for (int i = to - 1; i >= from; i--, rest /= 10) {
            text[i] = (byte) ('0' + rest % 10);
        }
    }
}
