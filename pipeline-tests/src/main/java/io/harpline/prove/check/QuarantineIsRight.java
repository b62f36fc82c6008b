package io.harpline.prove.check;

import io.harpline.prove.evidence.Archived;
import io.harpline.prove.evidence.Quarantined;
import io.harpline.prove.evidence.Read;
import io.harpline.prove.model.Place;
import io.harpline.prove.model.Ruling;
import java.util.HashMap;
import java.util.Map;

/// What could not be applied stands in quarantine, byte for byte, and nothing else does.
final class QuarantineIsRight {

    private QuarantineIsRight() {}

    static Verdict of(Reckoning known) {
        Findings findings = new Findings(2, "what could not be applied is in quarantine once, byte for byte");
        Map<Place, Read<Quarantined>> quarantine = new HashMap<>();
        for (Read<Quarantined> read : known.evidence().quarantine()) {
            if (quarantine.putIfAbsent(read.value().origin(), read) != null) {
                findings.breach("quarantined twice", read.toString());
            }
        }
        for (Archived record : known.evidence().archive()) {
            Ruling ruling = known.rulings().get(record.place());
            Read<Quarantined> kept = quarantine.remove(record.place());
            if (ruling != null && ruling.result().equals("QUARANTINED")) {
                findings.require(
                        kept != null
                                && kept.value().bytes().equals(record.bytes())
                                && kept.key().equals(record.key())
                                && kept.value().ingestId().equals(record.ingestId()),
                        "not in quarantine as it was archived",
                        () -> record + "; in quarantine: " + kept);
            } else if (kept != null) {
                findings.breach("quarantined, though it can be applied", record + "; " + kept);
            }
        }
        quarantine.values().forEach(left -> findings.breach("quarantined out of nowhere", left.toString()));
        return findings.verdict();
    }
}
