package io.harpline.sink.app;

import io.harpline.schemas.alert.AlertKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The newest version of each alert that Harp has acknowledged, of the partitions at hand. Safe for use by several
/// threads.
public final class DeliveredVersions {

    private final Map<Integer, Map<String, Acknowledged>> partitions = new ConcurrentHashMap<>();

    /// Takes what `harp.delivered.v1` holds of a partition, in place of what was known.
    ///
    /// @param versions by record key
    public void load(int partition, Map<String, Acknowledged> versions) {
        partitions.put(partition, new ConcurrentHashMap<>(versions));
    }

    public void forget(int partition) {
        partitions.remove(partition);
    }

    /// The newest acknowledged version, 0 if none is known.
    public Acknowledged newest(int partition, AlertKey alert) {
        return partitions.getOrDefault(partition, Map.of()).getOrDefault(alert.toString(), Acknowledged.NOTHING);
    }

    public void note(int partition, AlertKey alert, Acknowledged acknowledged) {
        partitions.computeIfPresent(partition, (number, versions) -> {
            versions.merge(alert.toString(), acknowledged, Acknowledged::and);
            return versions;
        });
    }
}
