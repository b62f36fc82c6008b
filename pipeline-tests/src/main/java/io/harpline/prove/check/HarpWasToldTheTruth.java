package io.harpline.prove.check;

import io.harpline.prove.evidence.Posted;
import io.harpline.prove.evidence.Read;
import io.harpline.schemas.alert.AlertEvent;

/// Whatever Harp took was an event as it stands in alerts.events.v1.
final class HarpWasToldTheTruth {

    private HarpWasToldTheTruth() {}

    static Verdict of(Reckoning known) {
        Findings findings = new Findings(4, "each post that Harp took tells of an event that exists, as it is");
        for (Posted post : known.evidence().posts()) {
            Read<AlertEvent> event = known.events().get(post.eventId());
            findings.require(
                    event != null
                            && event.key().equals(post.key())
                            && Standings.of(event.value().state()).inHarp().equals(post.severity()),
                    "Harp was told something else",
                    () -> post + "; event " + event);
        }
        return findings.verdict();
    }
}
