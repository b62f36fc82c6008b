package io.harpline.operator.audit;

import com.github.f4b6a3.ulid.Ulid;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The time that Gardin's ids tell: they are [ULIDs](https://github.com/ulid/spec), whose first ten characters are the
/// time at which they were made.
public final class IdTime {

    private static final Duration CLOCKS_APART = Duration.ofDays(1);

    private IdTime() {}

    /// When the id was made, before which nobody can have used it; empty where it does not tell, or it is no ULID but
    /// looks like one of a time to come.
    public static Optional<Instant> of(String id, Instant now) {
        return Optional.of(id)
                .filter(Ulid::isValid)
                .map(ulid -> Ulid.from(ulid).getInstant())
                .filter(time -> time.isBefore(now.plus(CLOCKS_APART)));
    }
}
