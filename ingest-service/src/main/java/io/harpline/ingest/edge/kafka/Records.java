package io.harpline.ingest.edge.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.ingest.app.Arrival;
import io.harpline.ingest.app.GenuineNotification;
import io.harpline.ingest.app.UnverifiedRequest;
import io.harpline.schemas.json.Rfc3339;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import org.apache.kafka.clients.producer.ProducerRecord;

/// What has arrived, as records of its topics.
final class Records {

    private Records() {}

    static ProducerRecord<byte[], byte[]> archived(GenuineNotification notification) {
        ProducerRecord<byte[], byte[]> record =
                record(Topics.NOTIFICATIONS, notification.key(), notification.arrival());
        add(record, HeaderNames.KEY_ID, notification.keyId());
        return record;
    }

    static ProducerRecord<byte[], byte[]> unverified(UnverifiedRequest request) {
        ProducerRecord<byte[], byte[]> record =
                record(Topics.UNVERIFIED, request.arrival().source(), request.arrival());
        request.keyId().ifPresent(id -> add(record, HeaderNames.KEY_ID, id));
        add(record, HeaderNames.REASON, request.reason().text());
        return record;
    }

    private static ProducerRecord<byte[], byte[]> record(TopicDeclaration topic, String key, Arrival arrival) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topic.name(), null, arrival.receivedAt().toEpochMilli(), key.getBytes(UTF_8), arrival.body());
        add(record, HeaderNames.RECEIVED_AT, Rfc3339.format(arrival.receivedAt()));
        add(record, HeaderNames.SOURCE, arrival.source());
        add(record, HeaderNames.SIGNATURE, arrival.signature());
        add(record, HeaderNames.INGEST_ID, arrival.ingestId());
        add(record, HeaderNames.TRACEPARENT, arrival.traceparent());
        arrival.contentType().ifPresent(type -> add(record, HeaderNames.CONTENT_TYPE, type));
        return record;
    }

    /// To a record that has no header of that name yet.
    private static void add(ProducerRecord<byte[], byte[]> record, String header, String value) {
        record.headers().add(header, value.getBytes(UTF_8));
    }
}
