package io.harpline.prove.check;

import io.harpline.prove.evidence.Answer;
import io.harpline.prove.evidence.Archived;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was answered with 200 or 422 is in the archive, byte for byte, under its key. A produce that timed out may
/// arrive after all, so that copies may stand there, which say the same.
final class AnsweredIsArchived {

    /// Both ends read clocks of one machine.
    private static final Duration CLOCKS = Duration.ofSeconds(1);

    /// A produce may be in doubt once or twice; what is sent over and over is another matter.
    private static final int MOST_COPIES = 10;

    private AnsweredIsArchived() {}

    static Verdict of(Reckoning known) {
        Findings findings = new Findings(1, "what was answered with 200 or 422 is in the archive, byte for byte");
        Map<String, Answer> taken = new HashMap<>();
        for (Answer answer : known.evidence().answers()) {
            if (answer.isTaken()) {
                String ingestId = answer.ingestId();
                findings.require(ingestId != null, "taken, and no ingest-id told", () -> answer);
                if (ingestId != null) {
                    check(answer, taken.put(ingestId, answer), known.archived().get(ingestId), findings);
                }
            }
        }
        Map<String, Integer> repeated = new HashMap<>();
        for (Archived copy : known.copies()) {
            Archived first = known.archived().get(copy.ingestId());
            if (repeated.merge(copy.ingestId(), 1, Integer::sum) == MOST_COPIES) {
                findings.breach("archived over and over", MOST_COPIES + " further copies, and more: " + copy);
            }
            if (first != null && !saysTheSame(first, copy)) {
                findings.breach("two copies of one request differ", first + "; " + copy);
            }
        }
        int most = repeated.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        findings.note(
                known.copies().size(),
                "further copies of %d requests, of one up to %d".formatted(repeated.size(), most));
        return findings.verdict();
    }

    private static void check(Answer answer, @Nullable Answer before, @Nullable Archived record, Findings findings) {
        if (before != null) {
            findings.breach("two requests have one ingest-id", before + "; " + answer);
        } else if (record == null) {
            findings.breach("answered, and not in the archive", answer.toString());
        } else if (!record.bytes().equals(answer.bytes())) {
            findings.breach(
                    "other bytes in the archive than were sent", answer + " of " + answer.bytes() + "; " + record);
        } else if (!record.key().equals(answer.status() == 422 ? "-/" + answer.ingestId() : answer.alert())) {
            findings.breach("archived under another key", answer + "; " + record);
        } else if (record.receivedAt().isBefore(answer.sentAt().minus(CLOCKS))
                || record.receivedAt().isAfter(answer.answeredAt().plus(CLOCKS))) {
            findings.breach("not received when it was sent", answer + "; received at " + record.receivedAt());
        } else if (!record.at().equals(record.receivedAt())) {
            findings.breach("the record's time is not received-at", record + " of " + record.at());
        }
    }

    private static boolean saysTheSame(Archived first, Archived copy) {
        return first.bytes().equals(copy.bytes())
                && first.key().equals(copy.key())
                && first.receivedAt().equals(copy.receivedAt());
    }
}
