package io.harpline.sink.edge.kafka;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.json.Json;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// What a record turned out to be.
sealed interface EventReading {

    record Event(AlertEvent event) implements EventReading {}

    /// No event.
    ///
    /// @param why without anything of the record's content
    record Unreadable(String why) implements EventReading {}

    static EventReading of(ConsumerRecord<byte @Nullable [], byte @Nullable []> record) {
        byte[] value = record.value();
        if (value == null) {
            return new Unreadable("the record has no value");
        }
        try {
            AlertEvent event = Json.read(value, AlertEvent.class);
            return Arrays.equals(event.key().bytes(), record.key())
                    ? new Event(event)
                    : new Unreadable("the record's key is not its alert's");
        } catch (UncheckedIOException notAnEvent) {
            return new Unreadable("the value is not an AlertEvent");
        }
    }
}
