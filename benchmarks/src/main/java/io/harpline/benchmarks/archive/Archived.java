package io.harpline.benchmarks.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.local.gardin.SignedNotification;
import io.harpline.schemas.alert.AlertKey;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.gardin.GardinEvent;
import io.harpline.schemas.json.Rfc3339;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.Topics;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.ProducerRecord;

/// A notification, and the record in which ingest-service archives it.
///
/// @param receivedAt in milliseconds
/// @param body what Gardin sent
public record Archived(
        AlertKey key, String notificationId, GardinEvent event, Severity severity, Instant receivedAt, String body) {

    /// With which all are signed; the key's name is [#KEY_ID].
    public static final String SECRET = "the secret of the benchmarks";

    public static final String KEY_ID = "default";
    public static final String SOURCE = "gardin";

    /// The same, received at another time.
    public Archived receivedAt(Instant time) {
        return new Archived(key, notificationId, event, severity, time.truncatedTo(ChronoUnit.MILLIS), body);
    }

    ProducerRecord<byte[], byte[]> record(RandomGenerator chance) {
        byte[] bytes = body.getBytes(UTF_8);
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(Topics.NOTIFICATIONS.name(), null, receivedAt.toEpochMilli(), key.bytes(), bytes);
        add(record, HeaderNames.RECEIVED_AT, Rfc3339.format(receivedAt));
        add(record, HeaderNames.SOURCE, SOURCE);
        add(record, HeaderNames.SIGNATURE, SignedNotification.sign(bytes, SECRET.getBytes(UTF_8)));
        add(record, HeaderNames.INGEST_ID, Base32.ulid(receivedAt.toEpochMilli(), chance));
        add(record, HeaderNames.TRACEPARENT, "00-" + hex(chance, 16) + "-" + hex(chance, 8) + "-00");
        add(record, HeaderNames.CONTENT_TYPE, "application/json");
        add(record, HeaderNames.KEY_ID, KEY_ID);
        return record;
    }

    private static String hex(RandomGenerator chance, int bytes) {
        byte[] random = new byte[bytes];
        chance.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static void add(ProducerRecord<byte[], byte[]> record, String header, String value) {
        record.headers().add(header, value.getBytes(UTF_8));
    }
}
