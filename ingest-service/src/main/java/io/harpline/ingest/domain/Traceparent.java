package io.harpline.ingest.domain;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// The header that ties the steps of one notification together, in [W3C Trace
/// Context](https://www.w3.org/TR/trace-context/#traceparent-header).
public final class Traceparent {

    private static final Pattern FORM =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private static final HexFormat HEX = HexFormat.of();

    private Traceparent() {}

    /// Whether the value is a traceparent of the form that version 00 gives it.
    public static boolean isOne(String value) {
        return FORM.matcher(value).matches();
    }

    /// That of the request, if it is one, or a new one.
    ///
    /// @param sent the header as sent
    /// @param random where a new trace gets its ids from
    public static String continued(Optional<String> sent, RandomGenerator random) {
        return sent.filter(Traceparent::isOne).orElseGet(() -> begun(random));
    }

    /// A new trace, marked as sampled: who reads it downstream decides what to record.
    private static String begun(RandomGenerator random) {
        // An id of zeros is none; the lowest bit is set, which keeps 127 and 63 random ones.
        return "00-" + HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong() | 1) + "-"
                + HEX.toHexDigits(random.nextLong() | 1) + "-01";
    }
}
