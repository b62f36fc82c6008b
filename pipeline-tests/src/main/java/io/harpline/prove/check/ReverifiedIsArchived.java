package io.harpline.prove.check;

import io.harpline.prove.evidence.Answer;
import io.harpline.prove.evidence.Archived;
import io.harpline.prove.history.Kind;
import io.harpline.prove.model.Digest;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What was kept apart and verifies by now has been moved into the archive, once, with its first received-at.
final class ReverifiedIsArchived {

    private ReverifiedIsArchived() {}

    static Verdict of(Reckoning known) {
        Findings findings =
                new Findings(1, "what was kept apart and is genuine is in the archive, once, as it was received");
        Map<String, Long> copies =
                known.copies().stream().collect(Collectors.groupingBy(Archived::ingestId, Collectors.counting()));
        for (Archived apart : known.evidence().unverified()) {
            findings.look();
            if (apart.signer() != null) {
                Archived moved = known.archived().get(apart.ingestId());
                check(apart, moved, copies.getOrDefault(apart.ingestId(), 0L), findings);
            }
        }
        findings.note(genuine(known), "requests were moved");
        findings.note(lost(known), "requests with the next key were refused, and not kept apart for want of Kafka");
        return findings.verdict();
    }

    private static void check(Archived apart, @Nullable Archived moved, long copies, Findings findings) {
        if (moved == null) {
            findings.breach("genuine, and kept apart for good", "unverified " + apart);
        } else if (copies > 0) {
            findings.breach("moved more than once", (copies + 1) + " times: " + moved);
        } else if (!moved.bytes().equals(apart.bytes()) || !moved.receivedAt().equals(apart.receivedAt())) {
            findings.breach("changed when it was moved", "unverified " + apart + "; archived " + moved);
        }
    }

    private static long genuine(Reckoning known) {
        return known.evidence().unverified().stream()
                .filter(apart -> apart.signer() != null)
                .count();
    }

    /// What is refused is kept apart as far as Kafka is there; nothing more was promised.
    private static long lost(Reckoning known) {
        Set<Digest> kept = new HashSet<>();
        known.evidence().archive().forEach(record -> kept.add(record.bytes()));
        return known.evidence().answers().stream()
                .filter(answer -> answer.kind() == Kind.EARLY_KEY && answer.status() == 401)
                .map(Answer::bytes)
                .filter(bytes -> !kept.contains(bytes))
                .count();
    }
}
