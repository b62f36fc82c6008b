package io.harpline.operator.kafka;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.json.Json;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// The version of the AlertEvent that a record is.
public final class EventVersion {

    private EventVersion() {}

    /// Empty where it is none, or its key is not its alert's, as the sink sees it too.
    public static OptionalLong of(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return OptionalLong.empty();
        }
        try {
            AlertEvent event = Json.read(record.value(), AlertEvent.class);
            return Arrays.equals(event.key().bytes(), record.key())
                    ? OptionalLong.of(event.version())
                    : OptionalLong.empty();
        } catch (UncheckedIOException notAnEvent) {
            return OptionalLong.empty();
        }
    }
}
