package io.harpline.prove.check;

import io.harpline.prove.evidence.Again;
import io.harpline.prove.evidence.Read;
import io.harpline.schemas.harp.Receipt;
import java.util.HashSet;
import java.util.Set;

/// What Harp did not take is kept as a dead letter, and nothing else is.
final class DeadLettersAreKept {

    private DeadLettersAreKept() {}

    static Verdict of(Reckoning known) {
        Findings findings = new Findings(4, "what was refused or exhausted is a dead letter");
        Set<String> letters = new HashSet<>();
        for (Read<Again> letter : known.evidence().deadLetters()) {
            letters.add(letter.value().eventId());
            findings.require(
                    known.events().containsKey(letter.value().eventId()), "the dead letter of no event", () -> letter);
        }
        for (Read<Receipt> receipt : known.evidence().receipts()) {
            boolean dead = receipt.value().result() == Receipt.Result.REFUSED
                    || receipt.value().result() == Receipt.Result.EXHAUSTED;
            findings.require(
                    !dead || letters.contains(receipt.value().eventId()), "dead, and no letter of it", () -> receipt);
        }
        findings.note(letters.size(), "events were dead letters");
        return findings.verdict();
    }
}
