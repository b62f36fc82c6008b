package io.harpline.prove.model;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the facts of an alert come to, whatever their order: the join.
public record Joined(
        String phase,
        String severity,
        @Nullable Instant raisedAt,
        @Nullable Instant severityChangedAt,
        @Nullable Instant closedAt,
        @Nullable String closeReason,
        List<String> gaps) {

    static final List<String> SEVERITIES = List.of("LOW", "MEDIUM", "HIGH");

    public Joined {
        gaps = List.copyOf(gaps);
    }

    /// The join of these.
    ///
    /// @param facts at least one
    public static Joined of(Collection<Fact> facts) {
        String severity = facts.stream()
                .map(Fact::severity)
                .max(comparingInt(SEVERITIES::indexOf))
                .orElseThrow();
        Optional<Fact> raised = facts.stream().filter(fact -> fact.is("RAISED")).min(comparing(Fact::timestamp));
        Optional<Fact> changed = facts.stream()
                .filter(fact -> fact.is("SEVERITY_INCREASED") && fact.severity().equals(severity))
                .min(comparing(Fact::timestamp));
        Optional<Fact> closed = facts.stream()
                .filter(fact -> fact.is("CLOSED"))
                .min(comparing(Fact::timestamp).thenComparing(Fact::notificationId));
        return new Joined(
                closed.isPresent() ? "CLOSED" : "OPEN",
                severity,
                raised.map(Fact::timestamp).orElse(null),
                changed.map(Fact::timestamp).orElse(null),
                closed.map(Fact::timestamp).orElse(null),
                closed.map(Fact::closeReason).orElse(null),
                gaps(facts, raised.isEmpty()));
    }

    private static List<String> gaps(Collection<Fact> facts, boolean raisedMissing) {
        Set<String> reached = facts.stream()
                .filter(fact -> !fact.is("CLOSED"))
                .map(Fact::severity)
                .collect(toSet());
        boolean missed =
                facts.stream().map(Fact::previous).anyMatch(named -> named != null && !reached.contains(named));
        List<String> gaps = new ArrayList<>();
        if (raisedMissing) {
            gaps.add("RAISED_MISSING");
        }
        if (missed) {
            gaps.add("SEVERITY_MISSED");
        }
        return gaps;
    }

    boolean isOpen() {
        return phase.equals("OPEN");
    }

    boolean isWorseThan(Joined other) {
        return SEVERITIES.indexOf(severity) > SEVERITIES.indexOf(other.severity);
    }
}
