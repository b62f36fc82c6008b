package io.harpline.operator.domain;

import io.harpline.schemas.harp.DeadLetter.Reason;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/// Which dead letters are asked for: those of which all of this is true.
///
/// @param alert only this one's, `tenantId/alertId`
/// @param tenant only this one's
/// @param reason only those that became one for it
/// @param since only those that became one then or later
public record Selection(
        Optional<String> alert, Optional<String> tenant, Optional<Reason> reason, Optional<Instant> since)
        implements Predicate<Letter> {

    /// Whether nothing is asked of them.
    public boolean isEverything() {
        return alert.isEmpty() && tenant.isEmpty() && reason.isEmpty() && since.isEmpty();
    }

    @Override
    public boolean test(Letter letter) {
        return alert.map(letter.alert()::equals).orElse(true)
                && tenant.map(own -> letter.alert().startsWith(own + "/")).orElse(true)
                && reason.map(letter.cause().reason()::equals).orElse(true)
                && since.map(from -> !letter.writtenAt().isBefore(from)).orElse(true);
    }
}
