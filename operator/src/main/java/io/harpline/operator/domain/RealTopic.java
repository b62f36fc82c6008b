package io.harpline.operator.domain;

import java.util.Map;
import java.util.Set;

/// A topic as it is.
///
/// @param replication how many copies the partition with the fewest has
/// @param inSync how many of them are up to date in the partition with the fewest
/// @param leaderless the number of partitions that nobody serves
/// @param settings all that are in force, whoever has set them
/// @param own names of those that are set for this very topic
public record RealTopic(
        int partitions, int replication, int inSync, int leaderless, Map<String, String> settings, Set<String> own) {

    public RealTopic {
        settings = Map.copyOf(settings);
        own = Set.copyOf(own);
    }

    /// How many copies must have a record before it is acknowledged.
    int minInSync() {
        return Integer.parseInt(settings.getOrDefault("min.insync.replicas", "1"));
    }
}
