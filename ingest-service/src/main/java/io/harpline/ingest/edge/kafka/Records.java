package io.harpline.ingest.edge.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.ingest.app.Arrival;
import io.harpline.ingest.app.GenuineNotification;
import io.harpline.ingest.app.UnverifiedRequest;
import io.harpline.schemas.json.Rfc3339;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.TextHeaders;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/// What has arrived, as records of its topics.
final class Records {

    private Records() {}

    static ProducerRecord<byte[], byte[]> archived(GenuineNotification notification) {
        ProducerRecord<byte[], byte[]> record =
                record(Topics.NOTIFICATIONS, notification.key(), notification.arrival());
        TextHeaders.set(record.headers(), HeaderNames.KEY_ID, notification.keyId());
        return record;
    }

    static ProducerRecord<byte[], byte[]> unverified(UnverifiedRequest request) {
        ProducerRecord<byte[], byte[]> record =
                record(Topics.UNVERIFIED, request.arrival().source(), request.arrival());
        request.keyId().ifPresent(id -> TextHeaders.set(record.headers(), HeaderNames.KEY_ID, id));
        TextHeaders.set(record.headers(), HeaderNames.REASON, request.reason().text());
        return record;
    }

    private static ProducerRecord<byte[], byte[]> record(TopicDeclaration topic, String key, Arrival arrival) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topic.name(), null, arrival.receivedAt().toEpochMilli(), key.getBytes(UTF_8), arrival.body());
        Headers headers = record.headers();
        TextHeaders.set(headers, HeaderNames.RECEIVED_AT, Rfc3339.format(arrival.receivedAt()));
        TextHeaders.set(headers, HeaderNames.SOURCE, arrival.source());
        TextHeaders.set(headers, HeaderNames.SIGNATURE, arrival.signature());
        TextHeaders.set(headers, HeaderNames.INGEST_ID, arrival.ingestId());
        TextHeaders.set(headers, HeaderNames.TRACEPARENT, arrival.traceparent());
        arrival.contentType().ifPresent(type -> TextHeaders.set(headers, HeaderNames.CONTENT_TYPE, type));
        return record;
    }
}
