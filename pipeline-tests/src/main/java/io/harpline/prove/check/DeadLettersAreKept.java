package io.harpline.prove.check;

import io.harpline.prove.evidence.Again;
import io.harpline.prove.evidence.Read;
import io.harpline.schemas.harp.Receipt;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What Harp did not take is kept as a dead letter, and nothing else is: an outage is not poison. Only a status that is
/// final is refused, and only what Harp was told to fail can be exhausted.
final class DeadLettersAreKept {

    /// Of the statuses that are an event's own fault.
    private static final Set<Integer> FINAL = Set.of(400, 413, 422);

    private DeadLettersAreKept() {}

    static Verdict of(Reckoning known) {
        Findings findings = new Findings(4, "what was refused or exhausted is a dead letter, and no outage makes any");
        Map<String, Set<Integer>> poisoned = Faults.of(known).poisoned();
        Set<String> letters = new HashSet<>();
        for (Read<Again> letter : known.evidence().deadLetters()) {
            letters.add(letter.value().eventId());
            findings.require(
                    known.events().containsKey(letter.value().eventId()), "the dead letter of no event", () -> letter);
            findings.require(poisoned.containsKey(alertId(letter.key())), "dead, and Harp failed it not", () -> letter);
        }
        for (Read<Receipt> receipt : known.evidence().receipts()) {
            boolean dead = receipt.value().result() == Receipt.Result.REFUSED
                    || receipt.value().result() == Receipt.Result.EXHAUSTED;
            findings.require(
                    !dead || letters.contains(receipt.value().eventId()), "dead, and no letter of it", () -> receipt);
            if (receipt.value().result() == Receipt.Result.REFUSED) {
                Set<Integer> statuses = poisoned.getOrDefault(alertId(receipt.key()), Set.of());
                findings.require(
                        statuses.stream().anyMatch(FINAL::contains),
                        "refused, and Harp's answers were not final",
                        () -> "%s; Harp answered %s".formatted(receipt, statuses));
            }
        }
        findings.note(letters.size(), "events were dead letters");
        return findings.verdict();
    }

    private static String alertId(String key) {
        return key.substring(key.indexOf('/') + 1);
    }
}
