package io.harpline.prove.evidence;

import io.harpline.prove.model.Place;
import java.time.Instant;

/// A record that was read. There are millions of them, so its place and time take no objects of their own.
///
/// @param timestamp of the record, in epoch milliseconds
public record Read<T>(int partition, long offset, String key, long timestamp, T value) {

    public Place place() {
        return new Place(partition, offset);
    }

    /// The record's timestamp.
    public Instant at() {
        return Instant.ofEpochMilli(timestamp);
    }

    @Override
    public String toString() {
        return "%s of %s: %s".formatted(place(), key, value);
    }
}
