package io.harpline.transform.domain;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import io.harpline.schemas.alert.CloseReason;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// That an alert was closed.
///
/// @param at when Gardin says it happened
/// @param notificationId of the CLOSED
/// @param reason absent where the CLOSED named no known one
public record Closing(
        Instant at, String notificationId, @Nullable CloseReason reason) {

    // Total, so that of any two closings the same one comes first wherever they meet.
    private static final Comparator<Closing> EARLIEST_FIRST = comparing(Closing::at)
            .thenComparing(Closing::notificationId)
            .thenComparing(Closing::reason, nullsLast(naturalOrder()));

    static @Nullable Closing earliest(@Nullable Closing one, @Nullable Closing other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return EARLIEST_FIRST.compare(one, other) <= 0 ? one : other;
    }
}
