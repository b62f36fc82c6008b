package io.harpline.transform.domain;

import io.harpline.schemas.alert.Gap;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.gardin.Notification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What notifications say of an alert. A join-semilattice: [#join] is associative, commutative and idempotent, so facts
/// end the same in whatever order, and however often, they arrive.
///
/// @param severity the highest that any notification carried
/// @param raisedAt from the earliest RAISED; absent while none was seen
/// @param closing the earliest CLOSED; absent while none was seen
/// @param reached the severities that a RAISED or a SEVERITY_INCREASED carried
/// @param leftBehind the severities that a SEVERITY_INCREASED named as the previous one
/// @param increasedAt the earliest SEVERITY_INCREASED to each severity
public record Facts(
        Severity severity,
        @Nullable Instant raisedAt,
        @Nullable Closing closing,
        Set<Severity> reached,
        Set<Severity> leftBehind,
        Map<Severity, Instant> increasedAt) {

    private static final List<Gap> GAPS = List.of(Gap.values());

    // Enum collections, because their order never varies, and neither may the bytes written from them.
    public Facts {
        reached = inOrder(reached);
        leftBehind = inOrder(leftBehind);
        Map<Severity, Instant> ordered = new EnumMap<>(Severity.class);
        ordered.putAll(increasedAt);
        increasedAt = Collections.unmodifiableMap(ordered);
    }

    static Facts of(Notification seen) {
        Severity severity = seen.alertSeverity();
        Instant at = seen.timestamp();
        return switch (seen.event()) {
            case RAISED -> new Facts(severity, at, null, Set.of(severity), Set.of(), Map.of());
            case SEVERITY_INCREASED -> {
                Severity previous = seen.previousSeverity();
                Set<Severity> leftBehind = previous == null ? Set.of() : Set.of(previous);
                yield new Facts(severity, null, null, Set.of(severity), leftBehind, Map.of(severity, at));
            }
            case CLOSED -> {
                Closing closing = new Closing(at, seen.ids().notificationId(), seen.closeReason());
                yield new Facts(severity, null, closing, Set.of(), Set.of(), Map.of());
            }
        };
    }

    Facts join(Facts other) {
        Map<Severity, Instant> increases = new EnumMap<>(Severity.class);
        increases.putAll(increasedAt);
        other.increasedAt.forEach((severity, at) -> increases.merge(severity, at, Facts::earlier));
        return new Facts(
                severity.or(other.severity),
                earliest(raisedAt, other.raisedAt),
                Closing.earliest(closing, other.closing),
                union(reached, other.reached),
                union(leftBehind, other.leftBehind),
                increases);
    }

    /// When a SEVERITY_INCREASED first reached the present severity, if one did.
    @Nullable
    Instant severityChangedAt() {
        return increasedAt.get(severity);
    }

    /// What must have been lost before it reached us, as far as these facts show.
    List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>(0);
        for (Gap gap : GAPS) {
            if (shows(gap)) {
                gaps.add(gap);
            }
        }
        return gaps;
    }

    private boolean shows(Gap gap) {
        return switch (gap) {
            case RAISED_MISSING -> raisedAt == null;
            case SEVERITY_MISSED -> !reached.containsAll(leftBehind);
        };
    }

    private static Set<Severity> union(Set<Severity> one, Set<Severity> other) {
        Set<Severity> both = EnumSet.noneOf(Severity.class);
        both.addAll(one);
        both.addAll(other);
        return both;
    }

    private static Set<Severity> inOrder(Set<Severity> severities) {
        return Collections.unmodifiableSet(union(severities, Set.of()));
    }

    private static @Nullable Instant earliest(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return earlier(one, other);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isAfter(other) ? other : one;
    }
}
