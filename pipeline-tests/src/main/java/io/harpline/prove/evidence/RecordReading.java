package io.harpline.prove.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.prove.model.Digest;
import io.harpline.prove.model.Place;
import io.harpline.prove.model.Reading;
import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.harp.DeliveredVersion;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.Origin;
import io.harpline.schemas.topic.TextHeaders;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A record as the piece of evidence that it is, without what nobody asks for. Whatever is not of its topic's shape is
/// refused with an exception that says why.
final class RecordReading {

    private final Keys keys;
    private final Shared shared;
    private final LeanJson json;

    RecordReading(Keys keys, Shared shared, LeanJson json) {
        this.keys = keys;
        this.shared = shared;
        this.json = json;
    }

    Archived archived(ConsumerRecord<byte[], byte[]> record) {
        return new Archived(
                place(record),
                key(record),
                Digest.of(record.value()),
                header(record, HeaderNames.INGEST_ID),
                Instant.parse(header(record, HeaderNames.RECEIVED_AT)),
                Instant.ofEpochMilli(record.timestamp()),
                record.headers().lastHeader(HeaderNames.ORIGIN_TOPIC) != null,
                shared.orNull(
                        TextHeaders.get(record.headers(), HeaderNames.KEY_ID).orElse(null)),
                keys.signerOf(
                        record.value(),
                        TextHeaders.get(record.headers(), HeaderNames.SIGNATURE).orElse(null)),
                Reading.told(record.value(), shared::text));
    }

    Read<Quarantined> quarantined(ConsumerRecord<byte[], byte[]> record) {
        Quarantined kept = new Quarantined(
                Digest.of(record.value()),
                new Place(origin(record).partition(), origin(record).offset()),
                header(record, HeaderNames.REASON),
                header(record, HeaderNames.INGEST_ID));
        return read(record, kept);
    }

    /// The version alone is kept of it.
    Read<Long> delivered(ConsumerRecord<byte[], byte[]> record) {
        return read(record, Json.read(record.value(), DeliveredVersion.class).version());
    }

    Read<Again> again(ConsumerRecord<byte[], byte[]> record) {
        AlertEvent event = json.read(record.value(), AlertEvent.class);
        return read(record, new Again(event.eventId(), event.version(), origin(record)));
    }

    private static Origin origin(ConsumerRecord<byte[], byte[]> record) {
        return new Origin(
                header(record, HeaderNames.ORIGIN_TOPIC),
                Integer.parseInt(header(record, HeaderNames.ORIGIN_PARTITION)),
                Long.parseLong(header(record, HeaderNames.ORIGIN_OFFSET)));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return TextHeaders.get(record.headers(), name)
                .orElseThrow(() -> new IllegalArgumentException("has no header " + name));
    }

    <T> Read<T> as(Class<T> type, ConsumerRecord<byte[], byte[]> record) {
        return read(record, json.read(record.value(), type));
    }

    private <T> Read<T> read(ConsumerRecord<byte[], byte[]> record, T value) {
        return new Read<>(record.partition(), record.offset(), key(record), record.timestamp(), value);
    }

    String key(ConsumerRecord<byte[], byte[]> record) {
        return shared.text(new String(record.key(), UTF_8));
    }

    static Place place(ConsumerRecord<byte[], byte[]> record) {
        return new Place(record.partition(), record.offset());
    }
}
