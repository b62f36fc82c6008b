package io.harpline.prove.check;

import io.harpline.prove.model.AlertModel;
import io.harpline.prove.model.Digest;
import io.harpline.prove.model.Fact;
import io.harpline.prove.model.Joined;
import io.harpline.prove.model.Place;
import io.harpline.prove.model.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// The same facts in another order, and told twice, come to the same: what the model says of the run does not hang on
/// the order in which things happened to arrive.
final class OrderDoesNotMatter {

    private OrderDoesNotMatter() {}

    static Verdict of(Reckoning known) {
        Findings findings =
                new Findings(3, "the model itself: the same notifications, shuffled and repeated, come to the same");
        for (Map.Entry<String, AlertModel> alert : known.alerts().entrySet()) {
            Standing standing = alert.getValue().standing();
            if (standing != null) {
                Joined shuffled = shuffled(alert.getKey(), alert.getValue().facts());
                findings.require(
                        shuffled.equals(standing.joined()),
                        "another order comes to another state",
                        () -> "%s: %s, or %s".formatted(alert.getKey(), standing.joined(), shuffled));
            }
        }
        return findings.verdict();
    }

    private static Joined shuffled(String key, List<Fact> facts) {
        List<Fact> again = new ArrayList<>(facts);
        again.addAll(facts);
        Collections.shuffle(again, new Random(key.hashCode()));
        AlertModel model = new AlertModel(key);
        for (Fact fact : again) {
            // Whatever says the same counts as the same bytes.
            model.rule(fact, new Digest(0, fact.hashCode()), new Place(0, 0), Instant.EPOCH);
        }
        Standing standing = model.standing();
        if (standing == null) {
            throw new IllegalStateException("something was told of " + key);
        }
        return standing.joined();
    }
}
