package io.harpline.prove.check;

import io.harpline.prove.evidence.Answer;
import io.harpline.prove.evidence.Archived;
import io.harpline.prove.history.Kind;
import io.harpline.prove.model.Digest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What stands in the archive was sent by Gardin, no more often than it was sent, and its signature proves it.
final class OnlyGenuineIsArchived {

    private OnlyGenuineIsArchived() {}

    static Verdict of(Reckoning known) {
        Findings findings = new Findings(7, "each archived record was sent, and is signed with a key of the run");
        Set<String> taken = new HashSet<>();
        Map<Digest, Integer> unknown = new HashMap<>();
        for (Answer answer : known.evidence().answers()) {
            if (answer.isTaken()) {
                taken.add(String.valueOf(answer.ingestId()));
            } else if (mayBeArchived(answer)) {
                unknown.merge(answer.bytes(), 1, Integer::sum);
            }
        }
        for (Archived record : known.evidence().archive()) {
            findings.look();
            if (record.signer() == null || !record.signer().equals(record.keyId())) {
                findings.breach(
                        "not signed with the key that it names",
                        "%s names %s; signed with %s".formatted(record, record.keyId(), record.signer()));
            } else if (!record.key().equals(record.rightKey())) {
                findings.breach("under another key than its bytes name", record.toString());
            }
        }
        for (Archived first : known.archived().values()) {
            if (!taken.contains(first.ingestId()) && unknown.merge(first.bytes(), -1, Integer::sum) < 0) {
                findings.breach("archived more often than Gardin sent it", first.toString());
            }
        }
        return findings.verdict();
    }
    /// What was not taken, as far as its sender knows, and yet may be in the archive: nobody knows what became of it,
    /// or it was moved there.
    private static boolean mayBeArchived(Answer answer) {
        return switch (answer.status()) {
            case 0, 503 -> answer.kind().isGenuine() && answer.kind() != Kind.OVERSIZED;
            case 401 -> answer.kind() == Kind.EARLY_KEY;
            default -> false;
        };
    }
}
