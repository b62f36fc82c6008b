package io.harpline.prove.check;

import io.harpline.prove.evidence.Archived;
import io.harpline.prove.evidence.Read;
import io.harpline.prove.model.AlertModel;
import io.harpline.prove.model.Ruling;
import io.harpline.prove.model.Standing;
import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertState;
import java.util.HashMap;
import java.util.Map;

/// An alert's state is the join of what the archive tells of it.
final class StateIsTheJoin {

    private StateIsTheJoin() {}

    /// The newest states.
    static Verdict newest(Reckoning known) {
        Findings findings = new Findings(3, "the newest state of each alert is the join of its notifications");
        Map<String, Read<AlertState>> states = new HashMap<>(known.evidence().states());
        for (Map.Entry<String, AlertModel> alert : known.alerts().entrySet()) {
            Standing right = alert.getValue().standing();
            if (right != null) {
                Read<AlertState> state = states.remove(alert.getKey());
                findings.require(
                        state != null
                                && isOf(state.value(), alert.getKey())
                                && Standings.of(state.value()).equals(right),
                        "another state than the join",
                        () -> "%s must be %s; alerts.state.v1 has %s".formatted(alert.getKey(), right, state));
            }
        }
        states.values()
                .forEach(state -> findings.breach("the state of an alert that nobody told of", state.toString()));
        findings.note("what alerts.state.v1 said between events is compared with the second transform's alone");
        return findings.verdict();
    }

    /// The states that events bear.
    static Verdict afterEachEvent(Reckoning known) {
        Findings findings = new Findings(3, "the state in each event is the join of what was archived up to it");
        Map<String, Standing> right = new HashMap<>();
        for (Archived record : known.evidence().archive()) {
            Ruling ruling = known.rulings().get(record.place());
            Ruling.Change change = ruling == null ? null : ruling.event();
            if (change != null) {
                right.put(record.key() + "/" + change.state().version(), change.state());
            }
        }
        for (Read<AlertEvent> event : known.evidence().events()) {
            Standing state = right.get(event.key() + "/" + event.value().version());
            // An event that nobody expects is another check's.
            if (state != null) {
                findings.require(
                        Standings.of(event.value().state()).equals(state)
                                && isOf(event.value().state(), event.key())
                                && event.value()
                                        .gaps()
                                        .equals(event.value().state().gaps()),
                        "another state than the join",
                        () -> "must be %s; event %s".formatted(state, event));
            }
        }
        return findings.verdict();
    }

    private static boolean isOf(AlertState state, String key) {
        return state.key().toString().equals(key);
    }
}
