package io.harpline.examples;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// How many alerts are open, by tenant and severity, from the newest state of each. It remembers the open ones only.
final class OpenAlertCounts {

    record Group(String tenantId, String severity) {
        static final Comparator<Group> ORDER =
                Comparator.comparing(Group::tenantId).thenComparing(Group::severity);
    }

    private final Map<String, Group> open = new HashMap<>();
    private final SortedMap<Group, Integer> counts = new TreeMap<>(Group.ORDER);

    /// Takes a record of `alerts.state.v1`, in whose partitions the last record of a key is the one that counts.
    ///
    /// @return the counts that it has changed
    SortedMap<Group, Integer> take(String key, JsonNode state) {
        if (!state.path("phase").asText().equals("OPEN")) {
            return remove(key);
        }
        Group now = new Group(
                state.path("tenantId").asText(), state.path("severity").asText());
        if (now.equals(open.get(key))) {
            return new TreeMap<>(Group.ORDER);
        }
        SortedMap<Group, Integer> changed = remove(key);
        open.put(key, now);
        changed.put(now, counts.merge(now, 1, Integer::sum));
        return changed;
    }

    /// Takes a closed alert away, or one of which a tombstone says that it is forgotten.
    ///
    /// @return the counts that it has changed
    SortedMap<Group, Integer> remove(String key) {
        SortedMap<Group, Integer> changed = new TreeMap<>(Group.ORDER);
        Group before = open.remove(key);
        if (before != null) {
            changed.put(before, counts.merge(before, -1, Integer::sum));
            counts.remove(before, 0);
        }
        return changed;
    }

    /// All of them; none is 0.
    SortedMap<Group, Integer> all() {
        return counts;
    }
}
