package io.harpline.prove.check;

import io.harpline.prove.evidence.Evidence;
import io.harpline.schemas.gardin.NotificationOutcome.Result;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The archive is what was applied, duplicate, absorbed and quarantined, and the events are what came to an end.
final class LedgerAddsUp {

    private LedgerAddsUp() {}

    static Verdict of(Reckoning known) {
        Evidence evidence = known.evidence();
        Map<Result, Integer> counts = new TreeMap<>();
        Arrays.stream(Result.values()).forEach(result -> counts.put(result, 0));
        evidence.outcomes().forEach(outcome -> counts.merge(outcome.value().result(), 1, Integer::sum));
        Set<String> finished = new HashSet<>();
        evidence.receipts().forEach(receipt -> finished.add(receipt.value().eventId()));
        Findings findings = new Findings(0, "the ledger adds up");
        if (evidence.archive().isEmpty()) {
            return findings.verdict();
        }
        require("the archive", evidence.archive().size(), "its outcomes " + counts, sum(counts), findings);
        require("events", evidence.events().size(), "applied", counts.getOrDefault(Result.APPLIED, 0), findings);
        require(
                "quarantine",
                evidence.quarantine().size(),
                "quarantined",
                counts.getOrDefault(Result.QUARANTINED, 0),
                findings);
        require("events", evidence.events().size(), "events with a receipt", finished.size(), findings);
        findings.note("%d archived: %s; %d events"
                .formatted(evidence.archive().size(), counts, evidence.events().size()));
        return findings.verdict();
    }

    private static int sum(Map<Result, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static void require(String one, int many, String other, int asMany, Findings findings) {
        findings.require(
                many == asMany, "it does not add up", () -> "%s: %d; %s: %d".formatted(one, many, other, asMany));
    }
}
