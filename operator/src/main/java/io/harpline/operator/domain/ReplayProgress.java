package io.harpline.operator.domain;

import static java.util.stream.Collectors.joining;

import io.harpline.schemas.operation.Operation.Count;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How far a plan is carried out: the outcomes of its first events.
///
/// @param outcomes how many of which
public record ReplayProgress(Map<Outcome, Long> outcomes) {

    /// Nothing was done yet.
    public static final ReplayProgress NONE = new ReplayProgress(Map.of());

    public ReplayProgress {
        outcomes = Map.copyOf(outcomes);
    }

    /// As [#counts] has told it.
    public static ReplayProgress of(List<Count> counts) {
        Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
        for (Count count : counts) {
            Arrays.stream(Outcome.values())
                    .filter(outcome -> outcome.words().equals(count.name()))
                    .forEach(outcome -> outcomes.put(outcome, count.count()));
        }
        return new ReplayProgress(outcomes);
    }

    /// After these too.
    public ReplayProgress and(List<Outcome> next) {
        Map<Outcome, Long> sum = new EnumMap<>(Outcome.class);
        sum.putAll(outcomes);
        next.forEach(outcome -> sum.merge(outcome, 1L, Long::sum));
        return new ReplayProgress(sum);
    }

    public long count(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    /// How many of the plan's events have had their turn.
    public long done() {
        return outcomes.values().stream().mapToLong(Long::longValue).sum();
    }

    /// In the order of [Outcome].
    public List<Count> counts() {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome == Outcome.SENT || count(outcome) > 0)
                .map(outcome -> new Count(outcome.words(), count(outcome)))
                .toList();
    }

    /// For a person.
    public String words() {
        return counts().stream()
                .map(count -> count.count() + " " + count.name())
                .collect(joining(" + "));
    }
}
