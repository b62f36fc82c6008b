package io.harpline.schemas.json;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Times as Harpline writes them everywhere: RFC 3339 in UTC with three digits of milliseconds.
public final class Rfc3339 {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Rfc3339() {}

    /// The time as text.
    ///
    /// @param time in the years 0000 to 9999; finer than milliseconds is cut
    public static String format(Instant time) {
        return FORMAT.format(time);
    }
}
