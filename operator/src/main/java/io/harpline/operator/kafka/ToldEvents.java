package io.harpline.operator.kafka;

import io.harpline.operator.domain.Place;
import io.harpline.operator.domain.Told;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Records of `alerts.events.v1`, read no further than a plan needs: the fields that stand first in the value.
public final class ToldEvents {

    private static final TopFields FIELDS = new TopFields(List.of("eventId", "version", "type", "severity"));

    private ToldEvents() {}

    /// Empty where it is no event.
    public static Optional<Told> of(ConsumerRecord<byte[], byte[]> record) {
        return FIELDS.of(record.value()).flatMap(texts -> {
            try {
                return Optional.of(new Told(
                        new Place(record.partition(), record.offset()),
                        Instant.ofEpochMilli(record.timestamp()),
                        texts.get(0),
                        Long.parseLong(texts.get(1)),
                        texts.get(2),
                        texts.get(3)));
            } catch (NumberFormatException noVersion) {
                return Optional.empty();
            }
        });
    }
}
