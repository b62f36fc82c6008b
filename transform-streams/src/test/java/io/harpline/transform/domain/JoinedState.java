package io.harpline.transform.domain;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.alert.CloseReason;
import io.harpline.schemas.alert.Gap;
import io.harpline.schemas.alert.Phase;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.gardin.GardinEvent;
import io.harpline.schemas.gardin.Notification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The part of an alert's state that no order or repetition may change: once as it came to be, and once worked out from
/// all notifications at a time, in another way than [Facts] does.
record JoinedState(
        Phase phase,
        Severity severity,
        @Nullable Instant raisedAt,
        @Nullable Instant severityChangedAt,
        @Nullable Instant closedAt,
        @Nullable CloseReason closeReason,
        List<Gap> gaps) {

    static JoinedState of(AlertState state) {
        return new JoinedState(
                state.phase(),
                state.severity(),
                state.raisedAt(),
                state.severityChangedAt(),
                state.closedAt(),
                state.closeReason(),
                state.gaps());
    }

    static JoinedState of(Collection<Notification> all) {
        Severity severity = all.stream()
                .map(Notification::alertSeverity)
                .max(naturalOrder())
                .orElseThrow();
        Optional<Notification> closed = only(all, GardinEvent.CLOSED)
                .min(comparing(Notification::timestamp)
                        .thenComparing(seen -> seen.ids().notificationId()));
        return new JoinedState(
                closed.isPresent() ? Phase.CLOSED : Phase.OPEN,
                severity,
                first(only(all, GardinEvent.RAISED)),
                first(only(all, GardinEvent.SEVERITY_INCREASED).filter(seen -> seen.alertSeverity() == severity)),
                closed.map(Notification::timestamp).orElse(null),
                closed.map(Notification::closeReason).orElse(null),
                gaps(all));
    }

    private static List<Gap> gaps(Collection<Notification> all) {
        List<Gap> gaps = new ArrayList<>();
        if (only(all, GardinEvent.RAISED).findAny().isEmpty()) {
            gaps.add(Gap.RAISED_MISSING);
        }
        boolean missed = only(all, GardinEvent.SEVERITY_INCREASED)
                .map(Notification::previousSeverity)
                .filter(Objects::nonNull)
                .anyMatch(left -> all.stream()
                        .noneMatch(seen -> seen.event() != GardinEvent.CLOSED && seen.alertSeverity() == left));
        if (missed) {
            gaps.add(Gap.SEVERITY_MISSED);
        }
        return gaps;
    }

    private static Stream<Notification> only(Collection<Notification> all, GardinEvent event) {
        return all.stream().filter(seen -> seen.event() == event);
    }

    private static @Nullable Instant first(Stream<Notification> seen) {
        return seen.map(Notification::timestamp).min(naturalOrder()).orElse(null);
    }
}
