package io.harpline.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.local.broker.TopicReader;
import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertEventType;
import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.alert.AlertType;
import io.harpline.schemas.alert.Phase;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.harp.DeadLetter;
import io.harpline.schemas.harp.DeadLetter.Reason;
import io.harpline.schemas.harp.DeliveredVersion;
import io.harpline.schemas.harp.Replay;
import io.harpline.schemas.harp.Replay.Mode;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.operation.Operation;
import io.harpline.schemas.topic.Origin;
import io.harpline.schemas.topic.TextHeaders;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Writes what harp-sink would, and reads it and what the operator wrote.
final class DeadLetterTopics implements AutoCloseable {

    /// The partition that the events of all alerts here came from, whatever their keys' hashes say.
    static final int PARTITION = 3;

    private static final Instant ATTEMPT = Instant.parse("2026-11-22T06:00:00.250Z");

    private final KafkaProducer<byte[], byte[]> producer;
    private final TopicReader reader;

    DeadLetterTopics(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer());
        reader = new TopicReader(bootstrapServers);
    }

    /// Writes one that Harp refused; returns its place.
    String refused(String tenant, String alert, long version) {
        return letter(tenant, alert, Reason.REFUSED, Json.bytes(event(tenant, alert, version)));
    }

    String letter(String tenant, String alert, Reason reason, byte[] value) {
        return letter(tenant, alert, reason, value, new RecordHeaders());
    }

    private String letter(String tenant, String alert, Reason reason, byte[] value, RecordHeaders headers) {
        Integer status = reason == Reason.REFUSED ? 422 : null;
        TextHeaders.set(headers, "ce_type", "io.harpline.alert.raised.v1");
        new DeadLetter(
                        reason,
                        status,
                        "{\"detail\":\"no \u001b[31m\"}",
                        1,
                        ATTEMPT,
                        ATTEMPT,
                        new Origin(Topics.EVENTS.name(), PARTITION, 7),
                        0)
                .writeTo(headers);
        RecordMetadata written =
                write(new ProducerRecord<>(Topics.DEAD_LETTERS.name(), null, key(tenant, alert), value, headers));
        return written.partition() + "-" + written.offset();
    }

    /// Writes one that Harp refused when a replay in mode CURRENT had sent it; returns its place.
    String refusedAnew(String tenant, String alert, long version, String replayId) {
        RecordHeaders headers = new RecordHeaders();
        new Replay(replayId, "kim", Mode.CURRENT).writeTo(headers);
        return letter(tenant, alert, Reason.REFUSED, Json.bytes(event(tenant, alert, version)), headers);
    }

    void delivered(String tenant, String alert, long version) {
        delivered(PARTITION, tenant, alert, version);
    }

    void delivered(int partition, String tenant, String alert, long version) {
        delivered(partition, new DeliveredVersion(tenant, alert, "default", version, "e", ATTEMPT));
    }

    void delivered(int partition, DeliveredVersion delivered) {
        write(new ProducerRecord<>(
                Topics.DELIVERED.name(),
                partition,
                key(delivered.tenantId(), delivered.alertId()),
                Json.bytes(delivered)));
    }

    RecordMetadata write(ProducerRecord<byte[], byte[]> record) {
        try {
            return producer.send(record).get();
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// What was sent again of a tenant.
    List<ConsumerRecord<byte[], byte[]>> replayed(String tenant) {
        return reader.read(Topics.REPLAY).stream()
                .filter(record -> new String(record.key(), UTF_8).startsWith(tenant + "/"))
                .toList();
    }

    /// The manifests of a tenant's redrives.
    List<Operation> operations(String tenant) {
        return reader.read(Topics.OPERATIONS).stream()
                .map(record -> Json.read(record.value(), Operation.class))
                .filter(operation -> operation.selection().contains("--tenant " + tenant))
                .toList();
    }

    int count(TopicDeclaration topic) {
        return reader.read(topic).size();
    }

    private static byte[] key(String tenant, String alert) {
        return (tenant + "/" + alert).getBytes(UTF_8);
    }

    static AlertEvent event(String tenant, String alert, long version) {
        AlertState state = new AlertState(
                AlertState.SCHEMA_VERSION,
                version,
                tenant,
                alert,
                "J1",
                AlertType.HEALTH,
                Phase.OPEN,
                Severity.LOW,
                ATTEMPT,
                null,
                null,
                null,
                List.of(),
                ATTEMPT,
                ATTEMPT);
        return new AlertEvent(
                "e-" + version,
                version,
                AlertEventType.RAISED,
                tenant,
                alert,
                "n-" + version,
                ATTEMPT,
                ATTEMPT,
                Severity.LOW,
                null,
                null,
                List.of(),
                state);
    }

    @Override
    public void close() {
        producer.close();
    }
}
