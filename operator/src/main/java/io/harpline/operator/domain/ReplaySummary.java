package io.harpline.operator.domain;

import io.harpline.schemas.operation.Operation.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/// What a run has made of its plan.
///
/// @param planned how many events the plan has
/// @param before what runs before this one had done
/// @param now what is done by now
/// @param answers how many receipts of what this run has sent have which result
/// @param isAnswered whether there is anybody who writes receipts
public record ReplaySummary(
        long planned, ReplayProgress before, ReplayProgress now, Map<String, Long> answers, boolean isAnswered) {

    /// How many events have not had their turn.
    public long left() {
        return planned - now.done();
    }

    /// Whether the destination has all of the plan, or something newer.
    public boolean isAllWell() {
        return left() == 0 && now.count(Outcome.GONE) == 0 && (!isAnswered || isAnsweredWell());
    }

    private boolean isAnsweredWell() {
        return unanswered() == 0 && answers.keySet().stream().allMatch(Summary.GOOD::contains);
    }

    /// For the manifest.
    public List<Count> counts() {
        List<Count> counts = new ArrayList<>(List.of(new Count("planned", planned)));
        counts.addAll(now.counts());
        answers.forEach((result, count) -> counts.add(new Count(result, count)));
        return counts;
    }

    /// For a person.
    public List<String> lines() {
        String parts = planned + " planned = " + now.words() + (left() > 0 ? " + " + left() + " left" : "");
        if (sentNow() == 0) {
            return List.of(parts, "nothing was sent by this run");
        }
        return List.of(
                parts, isAnswered ? sentNow() + " sent by this run = " + answered() : sentNow() + " sent by this run");
    }

    private String answered() {
        StringJoiner sum = new StringJoiner(" + ");
        answers.forEach((result, count) ->
                sum.add(count + " " + result.toLowerCase(Locale.ROOT).replace('_', ' ')));
        if (unanswered() > 0) {
            sum.add(unanswered() + " not finished by the sink yet");
        }
        return sum.toString();
    }

    private long sentNow() {
        return now.count(Outcome.SENT) - before.count(Outcome.SENT);
    }

    private long unanswered() {
        return sentNow() - answers.values().stream().mapToLong(Long::longValue).sum();
    }
}
