package io.harpline.operator.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Whether what comes is still taken for genuine. A secret that was changed on one side only turns every notification
/// into a 401: then the newest request that was refused is younger than the newest notification that was taken.
///
/// @param taken when the newest notification of the archive was received
/// @param refused when the newest request was, of those whose genuineness was not shown
public record SignatureStanding(Optional<Instant> taken, Optional<Instant> refused, Instant now) {

    /// What is older was looked at, or goes soon anyway.
    private static final Duration RECENT = Duration.ofDays(1);

    public Finding finding() {
        String check = "signatures";
        if (refused.isEmpty()) {
            return Finding.ok(check, "nothing is kept apart");
        }
        Duration age = Duration.between(refused.get(), now);
        String newest = "the newest request that was refused came %s ago"
                .formatted(LagStanding.words(age.isNegative() ? Duration.ZERO : age));
        if (age.compareTo(RECENT) > 0 || taken.filter(refused.get()::isBefore).isPresent()) {
            return Finding.ok(check, newest);
        }
        return Finding.warning(
                check,
                newest + ", and none was taken since",
                "./harpline reverify --dry-run tells whether it is genuine; if a secret was changed on one side only, add"
                        + " the key: docs/operations.md, A wrong secret for a day");
    }
}
