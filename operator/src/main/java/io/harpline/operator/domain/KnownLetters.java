package io.harpline.operator.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/// What the ledger knows of the dead letters.
///
/// @param eventIds those of all that there are
/// @param wholeSince by partition number since when none is missing, where some are
public record KnownLetters(Set<String> eventIds, Map<Integer, Instant> wholeSince) {

    /// There are none, and there never were.
    public static final KnownLetters NONE = new KnownLetters(Set.of(), Map.of());

    public KnownLetters {
        eventIds = Set.copyOf(eventIds);
        wholeSince = Map.copyOf(wholeSince);
    }

    boolean has(String eventId) {
        return eventIds.contains(eventId);
    }

    /// Whether the letter of an event of that time, which was written later, would still be there.
    boolean areWholeSince(int partition, Instant time) {
        return !time.isBefore(wholeSince.getOrDefault(partition, Instant.MIN));
    }
}
