package io.harpline.operator.domain;

import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.alert.Phase;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/// Which alerts are asked for: those of which all of this is true.
///
/// @param open only open ones
/// @param withGaps only those with evidence of a lost notification
/// @param silentSince only those of which the last notification was received before then
/// @param tenant only this one's
public record AlertQuery(boolean open, boolean withGaps, Optional<Instant> silentSince, Optional<String> tenant)
        implements Predicate<AlertState> {

    @Override
    public boolean test(AlertState alert) {
        return (!open || alert.phase() == Phase.OPEN)
                && (!withGaps || !alert.gaps().isEmpty())
                && silentSince.map(alert.lastReceivedAt()::isBefore).orElse(true)
                && tenant.map(alert.tenantId()::equals).orElse(true);
    }
}
