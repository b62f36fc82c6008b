package io.harpline.operator.domain;

import io.harpline.schemas.harp.Receipt.Result;
import io.harpline.schemas.operation.Operation.Count;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/// What has become of a plan by now, and what of that its latest run has done.
///
/// @param planned how many events the plan has
/// @param before what runs before this one had done
/// @param now what is done by now
/// @param heardBefore how many receipts of what runs before this one had sent have which result, as far as those heard
/// @param answers the same of what this run has sent
/// @param isAnswered whether there is anybody who writes receipts
public record ReplaySummary(
        long planned,
        ReplayProgress before,
        ReplayProgress now,
        Map<String, Long> heardBefore,
        Map<String, Long> answers,
        boolean isAnswered) {

    /// Where nothing is done now.
    public static ReplaySummary unchanged(
            long planned, ReplayProgress progress, Map<String, Long> heard, boolean isAnswered) {
        return new ReplaySummary(planned, progress, progress, heard, Map.of(), isAnswered);
    }

    /// What [#counts] has told of receipts.
    public static Map<String, Long> answers(List<Count> counts) {
        Map<String, Long> answers = new TreeMap<>();
        for (Count count : counts) {
            if (Arrays.stream(Result.values()).anyMatch(result -> result.name().equals(count.name()))) {
                answers.put(count.name(), count.count());
            }
        }
        return answers;
    }

    /// How many events have not had their turn.
    public long left() {
        return planned - now.done();
    }

    /// Whether the destination is known to have all of the plan, or something newer. Where the sink's routes lead
    /// nowhere, that is what they are to do.
    public boolean isAllWell() {
        return left() == 0 && now.count(Outcome.GONE) == 0 && (!isAnswered || well() == now.count(Outcome.SENT));
    }

    private long well() {
        return allAnswers().entrySet().stream()
                .filter(answer -> Summary.GOOD.contains(answer.getKey())
                        || answer.getKey().equals(Result.NOT_ROUTED.name()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private Map<String, Long> allAnswers() {
        Map<String, Long> all = new TreeMap<>(heardBefore);
        answers.forEach((result, count) -> all.merge(result, count, Long::sum));
        return all;
    }

    /// For the manifest: of all runs.
    public List<Count> counts() {
        List<Count> counts = new ArrayList<>(List.of(new Count("planned", planned)));
        counts.addAll(now.counts());
        allAnswers().forEach((result, count) -> counts.add(new Count(result, count)));
        return counts;
    }

    /// For a person.
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(planned + " planned = " + now.words() + (left() > 0 ? " + " + left() + " left" : ""));
        long sent = now.count(Outcome.SENT) - before.count(Outcome.SENT);
        if (sent == 0) {
            lines.add("nothing was sent by this run");
        } else {
            lines.add(sent + " sent by this run"
                    + (isAnswered ? " = " + sum(answers, sent, "not finished by the sink yet") : ""));
        }
        if (before.count(Outcome.SENT) > 0) {
            lines.addAll(ofAllRuns());
        }
        return lines;
    }

    /// What became of all that was sent, for a person; nothing where nobody tells that.
    public List<String> ofAllRuns() {
        long sent = now.count(Outcome.SENT);
        return isAnswered && sent > 0
                ? List.of(sent + " sent by all runs = "
                        + sum(allAnswers(), sent, "of which it is not known what became of them"))
                : List.of();
    }

    private static String sum(Map<String, Long> answers, long sent, String unheardOf) {
        StringJoiner sum = new StringJoiner(" + ");
        answers.forEach((result, count) ->
                sum.add(count + " " + result.toLowerCase(Locale.ROOT).replace('_', ' ')));
        long unheard =
                sent - answers.values().stream().mapToLong(Long::longValue).sum();
        if (unheard > 0) {
            sum.add(unheard + " " + unheardOf);
        }
        return sum.toString();
    }
}
