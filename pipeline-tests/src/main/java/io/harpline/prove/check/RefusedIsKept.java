package io.harpline.prove.check;

import io.harpline.prove.evidence.Answer;
import io.harpline.prove.evidence.Archived;
import io.harpline.prove.history.Kind;
import io.harpline.prove.model.Digest;
import io.harpline.prove.nemesis.Happened;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What was refused with 401 is kept apart, byte for byte and with its signature, and nothing else is. It waits for
/// Kafka in memory: where Kafka was in trouble then, or the ingest ended soon after, it may be gone.
///
/// The run's ingests keep up to 10,000 of them a second, and 256 MiB a day.
final class RefusedIsKept {

    private static final Duration BEFORE = Duration.ofSeconds(5);
    private static final Duration AFTER = Duration.ofSeconds(20);

    private final Faults faults;
    private final Findings findings = new Findings(1, "what was refused with 401 is kept apart, byte for byte");
    private final Map<Digest, Set<String>> kept = new HashMap<>();
    private final Map<Digest, Integer> maybeSent = new HashMap<>();
    private final Map<Digest, Integer> mustBe = new HashMap<>();
    private final Map<Digest, Answer> early = new HashMap<>();
    private long mayBeGone;
    private long excused;

    private RefusedIsKept(Faults faults) {
        this.faults = faults;
    }

    static Verdict of(Reckoning known) {
        RefusedIsKept check = new RefusedIsKept(Faults.of(known));
        for (Archived apart : known.evidence().unverified()) {
            check.kept.computeIfAbsent(apart.bytes(), unseen -> new HashSet<>()).add(apart.ingestId());
        }
        known.evidence().answers().forEach(check::count);
        for (Answer answer : known.evidence().answers()) {
            if (answer.status() == 401) {
                check.look(answer);
            } else if (answer.kind() != Kind.EARLY_KEY) {
                check.early.remove(answer.bytes());
            }
        }
        known.evidence().unverified().forEach(check::look);
        check.findings.note(
                check.mayBeGone,
                "might be gone, since Kafka was in trouble then, or their ingest was struck; %d are"
                        .formatted(check.excused));
        check.findings.note("an ingest of this run keeps 10,000 of them a second and 256 MiB a day");
        return check.findings.verdict();
    }

    private void count(Answer answer) {
        boolean forged = !answer.kind().isGenuine();
        if (answer.status() == 401) {
            maybeSent.merge(answer.bytes(), 1, Integer::sum);
            if (!isExcused(answer)) {
                mustBe.merge(answer.bytes(), 1, Integer::sum);
            }
            if (answer.kind() == Kind.EARLY_KEY) {
                early.put(answer.bytes(), answer);
            }
        } else if ((forged || answer.kind() == Kind.EARLY_KEY) && answer.status() == 0) {
            maybeSent.merge(answer.bytes(), 1, Integer::sum);
        }
    }

    private boolean isExcused(Answer answer) {
        return faults.between(
                        answer.sentAt().minus(AFTER),
                        answer.answeredAt().plus(BEFORE),
                        fault -> isKafkaAwayByIt(fault) || Faults.touches(fault, answer.instance()))
                .isPresent();
    }

    /// For an ingest, which no other service's way to Kafka concerns.
    private static boolean isKafkaAwayByIt(Happened fault) {
        return Faults.isOfKafka(fault)
                && !fault.target().startsWith("transform>")
                && !fault.target().startsWith("sink>");
    }

    private void look(Answer answer) {
        if (!answer.kind().isGenuine()) {
            early.remove(answer.bytes());
        }
        int there = kept.getOrDefault(answer.bytes(), Set.of()).size();
        if (isExcused(answer)) {
            mayBeGone++;
            excused += there == 0 ? 1 : 0;
        } else {
            findings.require(
                    there >= mustBe.getOrDefault(answer.bytes(), 0), "refused, and not kept apart", () -> answer);
        }
    }

    private void look(Archived apart) {
        int many = kept.getOrDefault(apart.bytes(), Set.of()).size();
        findings.require(
                many <= maybeSent.getOrDefault(apart.bytes(), 0),
                "kept apart, and not refused so often",
                () -> "unverified " + apart);
        Answer genuine = early.get(apart.bytes());
        if (genuine != null && apart.signer() == null) {
            findings.breach("kept apart without its signature", genuine + "; unverified " + apart);
        }
    }
}
