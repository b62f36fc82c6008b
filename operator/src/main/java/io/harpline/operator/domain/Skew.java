package io.harpline.operator.domain;

import java.time.Duration;
import java.time.Instant;

/// What another clock said.
///
/// @param asked by our clock, before it said so
/// @param answered by our clock, after it said so
public record Skew(Instant asked, Instant theirs, Instant answered) {

    /// Times of notifications are compared with each other, and across machines, to no less than seconds.
    static final Duration TOLERATED = Duration.ofSeconds(5);

    /// How far the other clock is before ours at least; negative where it is behind.
    public Duration least() {
        if (theirs.isBefore(asked)) {
            return Duration.between(asked, theirs);
        }
        return theirs.isAfter(answered) ? Duration.between(answered, theirs) : Duration.ZERO;
    }

    /// What it means.
    ///
    /// @param whose the other clock is
    public Finding finding(String check, String whose) {
        Duration least = least();
        if (least.abs().compareTo(TOLERATED) <= 0) {
            return Finding.ok(check, "%s and ours agree to within %d ms".formatted(whose, widest().toMillis()));
        }
        return Finding.warning(
                check,
                "%s is %s %s ours"
                        .formatted(whose, LagStanding.words(least.abs()), least.isNegative() ? "behind" : "before"),
                "set the clocks (NTP); Kafka refuses records that are an hour before its own");
    }

    private Duration widest() {
        Duration before = Duration.between(asked, theirs).abs();
        Duration after = Duration.between(theirs, answered).abs();
        return before.compareTo(after) > 0 ? before : after;
    }
}
