package io.harpline.prove.check;

import io.harpline.prove.evidence.Sequence;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The same archive, processed a second time, gives the same bytes: of each key in each topic the same records in the
/// same order. Compaction, which takes the past from alerts.state.v1, does not come within a run.
final class TheSameAgain {

    private TheSameAgain() {}

    static Verdict of(Reckoning known) {
        Findings findings = new Findings(6, "the same archive gives the same records of each key, byte for byte");
        Map<String, Map<String, Sequence>> live = known.evidence().live().topics();
        Map<String, Map<String, Sequence>> again = known.evidence().again().topics();
        for (String topic : union(live.keySet(), again.keySet())) {
            Map<String, Sequence> first = live.getOrDefault(topic, Map.of());
            Map<String, Sequence> second = again.getOrDefault(topic, Map.of());
            for (String key : union(first.keySet(), second.keySet())) {
                findings.look();
                compare(
                        topic,
                        key,
                        first.getOrDefault(key, new Sequence()),
                        second.getOrDefault(key, new Sequence()),
                        findings);
            }
        }
        return findings.verdict();
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> all = new HashSet<>(one);
        all.addAll(other);
        return all;
    }

    private static void compare(String topic, String key, Sequence live, Sequence again, Findings findings) {
        int same = live.sameAs(again);
        if (same < live.size() || same < again.size()) {
            findings.breach(
                    "processed again, it differs",
                    "%s, key %s: record %d of %d is the first that differs from the second time's %d"
                            .formatted(topic, key, same + 1, live.size(), again.size()));
        }
    }
}
