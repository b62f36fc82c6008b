package io.harpline.prove.check;

import io.harpline.prove.evidence.Answer;
import io.harpline.prove.history.Kind;
import io.harpline.prove.nemesis.Happened;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What Gardin has signed is refused by nobody. That it cannot be taken now (503) is said only by an ingest whose disk
/// is full while Kafka is away, or that is being stopped; no answer at all, or that the body did not come in time
/// (408), has a reason that was struck at this ingest, or at the way to it. Kafka alone is no reason for either.
final class GenuineIsTaken {

    private static final Duration BEFORE = Duration.ofSeconds(1);

    /// So long until the last connection is sound again.
    private static final Duration AFTER = Duration.ofSeconds(3);

    private final Faults faults;
    private final Findings findings =
            new Findings(1, "what is genuine is refused only where its ingest was struck, and never for want of Kafka");
    private final Map<Integer, Map<String, Integer>> excused = new TreeMap<>();

    private GenuineIsTaken(Faults faults) {
        this.faults = faults;
    }

    static Verdict of(Reckoning known) {
        GenuineIsTaken check = new GenuineIsTaken(Faults.of(known));
        known.evidence().answers().forEach(check::look);
        check.excused.forEach((status, reasons) ->
                check.findings.note((status == 0 ? "requests that got no answer" : "answers of " + status)
                        + ", by what had struck: " + reasons));
        return check.findings.verdict();
    }

    private void look(Answer answer) {
        if (answer.status() == 0 || answer.status() == 408 || answer.status() == 503) {
            Optional<Happened> why = faults.between(
                    answer.sentAt().minus(AFTER), answer.answeredAt().plus(BEFORE), fault -> explains(fault, answer));
            findings.require(why.isPresent(), "not taken, and nothing had struck that ingest", () -> answer);
            why.ifPresent(fault -> excused.computeIfAbsent(answer.status(), unseen -> new TreeMap<>())
                    .merge(fault.fault(), 1, Integer::sum));
        } else if (answer.kind().isGenuine()) {
            findings.require(mayBe(answer.kind()).contains(answer.status()), "not the right answer", () -> answer);
        }
    }

    private static boolean explains(Happened fault, Answer answer) {
        String ingest = answer.instance();
        if (answer.status() == 503) {
            return Faults.ends(fault, ingest) || (fault.fault().equals("disk") && Faults.touches(fault, ingest));
        }
        return fault.target().endsWith(">" + ingest)
                || (Faults.touches(fault, ingest) && !fault.fault().equals("disk"));
    }

    private static Set<Integer> mayBe(Kind kind) {
        return switch (kind) {
            case MALFORMED -> Set.of(422);
            case EARLY_KEY -> Set.of(200, 401);
            case OVERSIZED -> Set.of(413);
            default -> Set.of(200);
        };
    }
}
