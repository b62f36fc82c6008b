package io.harpline.schemas.json;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/// Serdes for the records of this module; a tombstone stays null both ways.
public final class JsonSerdes {

    private JsonSerdes() {}

    /// The deserializer throws [java.io.UncheckedIOException] on bytes that are not the JSON of such a value.
    public static <T> Serde<T> of(Class<T> type) {
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : Json.bytes(value),
                (topic, bytes) -> bytes == null ? null : Json.read(bytes, type));
    }
}
