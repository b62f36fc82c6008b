package io.harpline.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.f4b6a3.ulid.UlidCreator;
import io.harpline.local.broker.TopicReader;
import io.harpline.local.gardin.GardinBody;
import io.harpline.local.gardin.SignedNotification;
import io.harpline.schemas.alert.AlertType;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.gardin.GardinEvent;
import io.harpline.schemas.gardin.NotificationIds;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.json.Rfc3339;
import io.harpline.schemas.operation.Operation;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.TextHeaders;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Writes what ingest-service would, and reads what the operator made of it. Each test has a source of its own.
final class IngestTopics implements AutoCloseable {

    static final String SECRET = "It's a Secret to Everybody";
    static final Instant RECEIVED = Instant.parse("2026-11-20T06:00:00.250Z");

    private final KafkaProducer<byte[], byte[]> producer;
    private final TopicReader reader;
    private final List<Future<RecordMetadata>> written = new ArrayList<>();

    IngestTopics(String bootstrapServers) {
        producer = new KafkaProducer<>(
                // With more in flight the first batches of a new partition can lose their order, and then run into
                // the producer's delivery timeout.
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "linger.ms",
                        5,
                        "max.in.flight.requests.per.connection",
                        1),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        reader = new TopicReader(bootstrapServers);
    }

    static byte[] body(String tenant, String alert) {
        return new GardinBody(
                        new NotificationIds(tenant, alert, "N-" + alert),
                        "J1",
                        GardinEvent.RAISED,
                        AlertType.HEALTH,
                        Severity.LOW,
                        null,
                        null,
                        "2026-11-20T05:59:59.000Z")
                .json()
                .getBytes(UTF_8);
    }

    static Path key(Path directory, String source, String id, String secret) throws IOException {
        return Files.writeString(
                Files.createDirectories(directory.resolve(source)).resolve(id), secret);
    }

    /// The headers of a request that was signed with [#SECRET] and received at [#RECEIVED], under an ingest-id of its
    /// own.
    static Map<String, String> headers(String source, byte[] body) {
        Map<String, String> headers = new HashMap<>(Map.of(
                HeaderNames.SOURCE,
                source,
                HeaderNames.RECEIVED_AT,
                Rfc3339.format(RECEIVED),
                HeaderNames.INGEST_ID,
                UlidCreator.getMonotonicUlid().toString(),
                HeaderNames.SIGNATURE,
                SignedNotification.sign(body, SECRET.getBytes(UTF_8)),
                HeaderNames.CONTENT_TYPE,
                "application/json",
                HeaderNames.TRACEPARENT,
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
        return headers;
    }

    static Map<String, String> archivedHeaders(String source, byte[] body) {
        Map<String, String> headers = headers(source, body);
        headers.put(HeaderNames.KEY_ID, "default");
        return headers;
    }

    void archive(String key, byte[] body, Map<String, String> headers) {
        write(Topics.NOTIFICATIONS, key, body, headers);
    }

    /// Refuses it for its signature; returns its ingest-id.
    String refuse(String source, byte[] body) {
        return refuse(source, body, "signature", headers(source, body));
    }

    String refuse(String source, byte[] body, String reason, Map<String, String> headers) {
        headers.put(HeaderNames.REASON, reason);
        write(Topics.UNVERIFIED, source, body, headers);
        return headers.getOrDefault(HeaderNames.INGEST_ID, "");
    }

    /// As transform-streams does with what it cannot apply.
    void quarantine(String key, byte[] body, Map<String, String> headers) {
        quarantine(key, body, headers, 0, 4711);
    }

    void quarantine(String key, byte[] body, Map<String, String> headers, int partition, long offset) {
        headers.put(HeaderNames.REASON, "UNKNOWN_VALUE");
        headers.put(HeaderNames.FIELD, "event");
        headers.put(HeaderNames.ORIGIN_TOPIC, Topics.NOTIFICATIONS.name());
        headers.put(HeaderNames.ORIGIN_PARTITION, Integer.toString(partition));
        headers.put(HeaderNames.ORIGIN_OFFSET, Long.toString(offset));
        write(Topics.QUARANTINE, key, body, headers);
    }

    private void write(TopicDeclaration topic, String key, byte[] body, Map<String, String> headers) {
        RecordHeaders all = new RecordHeaders();
        headers.forEach((name, value) -> TextHeaders.set(all, name, value));
        Instant received = Rfc3339.parse(headers.get(HeaderNames.RECEIVED_AT)).orElse(RECEIVED);
        written.add(producer.send(
                new ProducerRecord<>(topic.name(), null, received.toEpochMilli(), key.getBytes(UTF_8), body, all)));
    }

    /// Returns once all that was written is there.
    void settle() throws ExecutionException, InterruptedException {
        producer.flush();
        for (Future<RecordMetadata> one : written) {
            one.get();
        }
        written.clear();
    }

    /// What the archive has of a source.
    List<ConsumerRecord<byte[], byte[]>> archived(String source) {
        return reader.read(Topics.NOTIFICATIONS).stream()
                .filter(record -> source.equals(header(record, HeaderNames.SOURCE)))
                .toList();
    }

    /// The ingest-ids that the archive has of a source, each as often as it is there.
    List<String> archivedIds(String source) {
        return archived(source).stream()
                .map(record -> header(record, HeaderNames.INGEST_ID))
                .toList();
    }

    List<Operation> operations(String source) {
        return reader.read(Topics.OPERATIONS).stream()
                .map(record -> Json.read(record.value(), Operation.class))
                .filter(operation -> operation.selection().contains("--source " + source))
                .toList();
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return TextHeaders.get(record.headers(), name).orElse("");
    }

    @Override
    public void close() {
        producer.close();
    }
}
