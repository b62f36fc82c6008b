package io.harpline.operator.kafka;

import io.harpline.operator.domain.PastEvent;
import io.harpline.operator.domain.Place;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Records of `alerts.events.v1`, read no further than a plan needs: the fields that stand first in the value.
public final class PastEvents {

    private static final TopFields FIELDS = new TopFields(List.of("eventId", "version", "type"));
    private static final TopFields WITH_SEVERITY = new TopFields(List.of("eventId", "version", "type", "severity"));

    private PastEvents() {}

    /// Without its severity, which stands further behind; empty where it is no event.
    public static Optional<PastEvent> of(ConsumerRecord<byte[], byte[]> record) {
        return of(record, FIELDS);
    }

    /// All of it; empty where it is no event.
    public static Optional<PastEvent> withSeverity(ConsumerRecord<byte[], byte[]> record) {
        return of(record, WITH_SEVERITY);
    }

    private static Optional<PastEvent> of(ConsumerRecord<byte[], byte[]> record, TopFields fields) {
        return fields.of(record.value()).flatMap(texts -> {
            try {
                return Optional.of(new PastEvent(
                        new Place(record.partition(), record.offset()),
                        Instant.ofEpochMilli(record.timestamp()),
                        texts.get(0),
                        Long.parseLong(texts.get(1)),
                        texts.get(2),
                        texts.size() > 3 ? texts.get(3) : ""));
            } catch (NumberFormatException noVersion) {
                return Optional.empty();
            }
        });
    }
}
