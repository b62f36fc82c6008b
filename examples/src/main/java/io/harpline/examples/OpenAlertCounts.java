package io.harpline.examples;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
    /// @param state null in a tombstone: the alert is forgotten
    /// @return the counts that it has changed
    SortedMap<Group, Integer> take(String key, @Nullable JsonNode state) {
        SortedMap<Group, Integer> changed = new TreeMap<>(Group.ORDER);
        Group now = state != null && state.path("phase").asText().equals("OPEN")
                ? new Group(
                        state.path("tenantId").asText(), state.path("severity").asText())
                : null;
        Group before = now == null ? open.remove(key) : open.put(key, now);
        if (before != null && !before.equals(now)) {
            changed.put(before, counts.merge(before, -1, Integer::sum));
        }
        if (now != null && !now.equals(before)) {
            changed.put(now, counts.merge(now, 1, Integer::sum));
        }
        counts.values().removeIf(count -> count == 0);
        return changed;
    }

    /// All of them; none is 0.
    SortedMap<Group, Integer> all() {
        return counts;
    }
}
