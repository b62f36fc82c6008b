package io.harpline.operator.domain;

import io.harpline.schemas.gardin.QuarantineReason;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/// Which quarantined notifications are asked for: those of which all of this is true.
///
/// @param field only those with this field at fault
/// @param tenant only those under a key of this tenant's
/// @param since only those that were received then or later
public record QuarantineQuery(
        Optional<QuarantineReason> reason, Optional<String> field, Optional<String> tenant, Optional<Instant> since)
        implements Predicate<Quarantined> {

    @Override
    public boolean test(Quarantined one) {
        return reason.map(asked -> asked.name().equals(one.reason())).orElse(true)
                && field.map(asked -> asked.equals(one.field())).orElse(true)
                && tenant.map(asked -> one.key().startsWith(asked + "/")).orElse(true)
                && since.map(from -> !one.receivedAt().isBefore(from)).orElse(true);
    }
}
