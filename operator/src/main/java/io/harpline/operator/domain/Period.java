package io.harpline.operator.domain;

import io.harpline.schemas.json.Rfc3339;
import java.time.Instant;
import java.util.Optional;

/// A stretch of time.
///
/// @param from its first moment
/// @param to the first moment after it
public record Period(Instant from, Instant to) {

    public static final Period ALWAYS = new Period(Instant.MIN, Instant.MAX);

    private static final String OPEN = "..";

    /// Of `FROM/TO`, two times in ISO 8601 with their zone; `..` for either leaves it open. Empty where it is nothing
    /// like that, or ends before it begins.
    public static Optional<Period> parse(String text) {
        String[] ends = text.strip().split("/", -1);
        if (ends.length != 2) {
            return Optional.empty();
        }
        return end(ends[0], Instant.MIN)
                .flatMap(from -> end(ends[1], Instant.MAX).map(to -> new Period(from, to)))
                .filter(period -> period.from.isBefore(period.to));
    }

    public boolean contains(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }

    private static Optional<Instant> end(String text, Instant open) {
        return text.equals(OPEN) ? Optional.of(open) : Rfc3339.parse(text);
    }
}
