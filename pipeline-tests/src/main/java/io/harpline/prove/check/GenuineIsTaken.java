package io.harpline.prove.check;

import io.harpline.prove.evidence.Answer;
import io.harpline.prove.history.Kind;
import java.util.Set;

/// What Gardin has signed is refused by nobody: it is taken, or it is said that it cannot be taken now (503), or that
/// its body did not come in time (408).
final class GenuineIsTaken {

    private GenuineIsTaken() {}

    static Verdict of(Reckoning known) {
        Findings findings = new Findings(1, "what is genuine is refused only for want of room or time");
        for (Answer answer : known.evidence().answers()) {
            if (answer.kind().isGenuine() && answer.status() != 0) {
                findings.require(mayBe(answer.kind()).contains(answer.status()), "not the right answer", () -> answer);
            }
        }
        findings.note(count(known, 503), "requests were answered with 503");
        findings.note(count(known, 408), "requests were answered with 408");
        findings.note(count(known, 0), "requests got no answer");
        return findings.verdict();
    }

    private static Set<Integer> mayBe(Kind kind) {
        return switch (kind) {
            case MALFORMED -> Set.of(422, 408, 503);
            case EARLY_KEY -> Set.of(200, 401, 408, 503);
            case OVERSIZED -> Set.of(413, 408, 503);
            default -> Set.of(200, 408, 503);
        };
    }

    private static long count(Reckoning known, int status) {
        return known.evidence().answers().stream()
                .filter(answer -> answer.status() == status)
                .count();
    }
}
