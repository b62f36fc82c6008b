package io.harpline.prove.history;

import io.harpline.schemas.alert.CloseReason;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.gardin.GardinEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes up what becomes of an alert, and how badly it is told: a notification may be lost, overtaken by the next, or
/// contradicted by another.
final class Story {

    private static final double RAISED_LOST = 0.03;
    private static final double OTHER_LOST = 0.01;
    private static final double CONTRADICTED = 0.02;
    private static final double OVERTAKEN = 0.04;

    private final Chance chance;
    private final Duration bornAt;
    private final Duration span;
    private final List<Telling> tellings = new ArrayList<>();
    private Severity severity;

    private Story(Chance chance, Duration bornAt, Duration end) {
        this.chance = chance;
        this.bornAt = bornAt;
        this.span = span(end.minus(bornAt));
        double share = chance.share();
        this.severity = share < 0.5 ? Severity.LOW : share < 0.85 ? Severity.MEDIUM : Severity.HIGH;
    }

    /// What is told of an alert that is first told of at that time, in the order in which it is told; at least one.
    ///
    /// @param end of the whole history
    static List<Telling> of(Chance chance, Duration bornAt, Duration end) {
        return new Story(chance, bornAt, end).told();
    }

    private List<Telling> told() {
        live();
        lose();
        overtake();
        Duration shift = tellings.getFirst().dueAt().minus(bornAt);
        return tellings.stream().map(telling -> telling.earlierBy(shift)).toList();
    }

    private void live() {
        add(GardinEvent.RAISED, severity, null, null, Duration.ZERO);
        long from = 0;
        if (chance.is(CONTRADICTED)) {
            add(GardinEvent.RAISED, chance.oneOf(List.of(Severity.values())), null, null, Duration.ofMillis(5));
            from = 10;
        }
        while (severity != Severity.HIGH && chance.is(0.45)) {
            from = chance.between(from + 1, span.toMillis());
            Severity before = severity;
            severity = before == Severity.LOW ? Severity.MEDIUM : Severity.HIGH;
            add(GardinEvent.SEVERITY_INCREASED, severity, before, null, Duration.ofMillis(from));
        }
        if (chance.is(0.8)) {
            Duration closed = span.plusMillis(from);
            add(GardinEvent.CLOSED, severity, null, reason(), closed);
            if (chance.is(CONTRADICTED)) {
                add(GardinEvent.CLOSED, severity, null, reason(), closed.plusMillis(chance.between(10, 5_000)));
            }
        }
    }

    private void add(
            GardinEvent event,
            Severity of,
            @Nullable Severity previous,
            @Nullable CloseReason reason,
            Duration sinceBirth) {
        Duration due = bornAt.plus(sinceBirth);
        tellings.add(new Telling(
                event, of, previous, reason, due.minusMillis(chance.between(20, 500)), due, !chance.is(0.01)));
    }

    private void lose() {
        boolean raisedLost = chance.is(RAISED_LOST);
        for (int i = tellings.size() - 1; i >= 0 && tellings.size() > 1; i--) {
            if (i == 0 ? raisedLost : chance.is(OTHER_LOST)) {
                tellings.remove(i);
            }
        }
    }

    /// Sometimes the later one is only just sent when the earlier one is: then neither waits for the other.
    private void overtake() {
        if (tellings.size() > 1 && chance.is(OVERTAKEN)) {
            int late = chance.below(tellings.size() - 1);
            Duration after = tellings.get(late + 1).dueAt().plusMillis(chance.between(1, 500));
            tellings.set(late, tellings.get(late).dueAt(after, chance.is(0.5)));
            tellings.sort(Comparator.comparing(Telling::dueAt));
        }
    }

    private CloseReason reason() {
        return chance.oneOf(List.of(CloseReason.values()));
    }

    /// Half the lives take seconds, others minutes, a few outlast the history.
    private Duration span(Duration left) {
        double share = chance.share();
        long most = Math.max(1, left.toMillis() * 13 / 10);
        return Duration.ofMillis(
                share < 0.5
                        ? chance.between(2_000, 20_000)
                        : share < 0.8 ? chance.between(20_000, 120_000) : chance.between(0, most));
    }
}
