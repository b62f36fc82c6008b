package io.harpline.transform.domain;

import java.time.Instant;
import java.util.Optional;

/// The time inside a [ULID](https://github.com/ulid/spec): its first ten characters, Crockford's base 32.
final class Ulid {

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 26;
    private static final int TIME_LENGTH = 10;

    private Ulid() {}

    /// When it was made; empty where the text is no ULID, in either case of its letters.
    static Optional<Instant> timeOf(String text) {
        if (text.length() != LENGTH || text.charAt(0) > '7') {
            return Optional.empty();
        }
        long millis = 0;
        for (int i = 0; i < LENGTH; i++) {
            int digit = DIGITS.indexOf(Character.toUpperCase(text.charAt(i)));
            if (digit < 0) {
                return Optional.empty();
            }
            millis = i < TIME_LENGTH ? millis << 5 | digit : millis;
        }
        return Optional.of(Instant.ofEpochMilli(millis));
    }
}
