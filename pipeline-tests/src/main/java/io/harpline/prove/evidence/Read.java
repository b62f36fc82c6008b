package io.harpline.prove.evidence;

import io.harpline.prove.model.Place;
import java.time.Instant;

/// A record that was read.
///
/// @param at the record's timestamp
public record Read<T>(Place place, String key, Instant at, T value) {

    @Override
    public String toString() {
        return "%s of %s: %s".formatted(place, key, value);
    }
}
