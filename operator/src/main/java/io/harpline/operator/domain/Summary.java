package io.harpline.operator.domain;

import static java.util.stream.Collectors.joining;

import io.harpline.schemas.harp.Receipt.Result;
import io.harpline.schemas.operation.Operation.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What has become of a redrive. It adds up: what was selected was sent, or left, or skipped; what was sent has a
/// receipt, or none yet.
///
/// @param skipped how many were not to be sent, and why
/// @param sent how many were
/// @param left how many were to be, and it ended before
/// @param answers how many receipts of what was sent have which result
public record Summary(Map<Fate, Long> skipped, long sent, long left, Map<String, Long> answers) {

    /// Results after which Harp shows what was sent, or something newer.
    static final Set<String> GOOD =
            Set.of(Result.DELIVERED.name(), Result.ALREADY_DELIVERED.name(), Result.SUPERSEDED.name());

    public long selected() {
        return sent + left + sum(skipped);
    }

    public long unanswered() {
        return sent - sum(answers);
    }

    /// Whether Harp shows now what all of them say, or something newer.
    public boolean isAllWell() {
        return left == 0
                && answers.entrySet().stream()
                                .filter(answer -> GOOD.contains(answer.getKey()))
                                .mapToLong(Map.Entry::getValue)
                                .sum()
                        == sent;
    }

    /// For the manifest.
    public List<Count> counts() {
        List<Count> counts = new ArrayList<>();
        counts.add(new Count("selected", selected()));
        counts.addAll(parts());
        answers.forEach((result, count) -> counts.add(new Count(result, count)));
        counts.add(new Count("unanswered", unanswered()));
        return counts;
    }

    /// For a person.
    public List<String> lines() {
        String selected = selected() + " selected = " + sum(parts());
        if (sent == 0) {
            return List.of(selected);
        }
        List<Count> results = new ArrayList<>();
        answers.forEach((result, count) ->
                results.add(new Count(result.toLowerCase(Locale.ROOT).replace('_', ' '), count)));
        if (unanswered() > 0) {
            results.add(new Count("not finished by the sink yet", unanswered()));
        }
        return List.of(selected, sent + " sent = " + sum(results));
    }

    private List<Count> parts() {
        List<Count> parts = new ArrayList<>(List.of(new Count("sent", sent)));
        if (left > 0) {
            parts.add(new Count("left to be sent", left));
        }
        skipped.forEach((fate, count) -> parts.add(new Count(fate.words(), count)));
        return parts;
    }

    private static String sum(List<Count> parts) {
        return parts.stream().map(part -> part.count() + " " + part.name()).collect(joining(" + "));
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
