package io.harpline.prove.check;

import io.harpline.prove.evidence.Archived;
import io.harpline.prove.evidence.Read;
import io.harpline.prove.model.Place;
import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.topic.Origin;
import io.harpline.schemas.topic.Topics;
import java.util.HashMap;
import java.util.Map;

/// Each archived record has exactly one outcome, and nothing else has one.
final class OneOutcomeEach {

    private OneOutcomeEach() {}

    static Verdict of(Reckoning known) {
        Findings findings = new Findings(2, "each archived notification has exactly one outcome");
        Map<Place, Place> outcomes = new HashMap<>();
        for (Read<NotificationOutcome> outcome : known.evidence().outcomes()) {
            Origin origin = outcome.value().origin();
            Place place = new Place(origin.partition(), origin.offset());
            Place first = outcomes.putIfAbsent(place, outcome.place());
            if (first != null) {
                findings.breach(
                        "two outcomes of one notification",
                        "archived record %s of %s has outcomes at %s and %s"
                                .formatted(place, outcome.key(), first, outcome.place()));
            }
            if (!known.rulings().containsKey(place) || !origin.topic().equals(Topics.NOTIFICATIONS.name())) {
                findings.breach("an outcome of nothing", outcome.toString());
            }
        }
        for (Archived record : known.evidence().archive()) {
            findings.require(outcomes.containsKey(record.place()), "no outcome", () -> record);
        }
        return findings.verdict();
    }
}
