package io.harpline.examples;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertEventType;
import io.harpline.schemas.alert.AlertKey;
import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.alert.AlertType;
import io.harpline.schemas.alert.Phase;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Writes to the public topics as transform-streams does: event and state of a change in one transaction.
final class Harpline implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;

    Harpline(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "transactional.id", "harpline"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
    }

    void tell(AlertKey alert, AlertEventType type, Severity severity, long version) {
        write(alert, type, severity, version);
        producer.commitTransaction();
    }

    void tellAndTakeBack(AlertKey alert, AlertEventType type, Severity severity, long version) {
        write(alert, type, severity, version);
        producer.flush();
        producer.abortTransaction();
    }

    void tell(TopicDeclaration topic, AlertKey alert, byte[] value) {
        producer.beginTransaction();
        send(topic, alert, value);
        producer.commitTransaction();
    }

    /// Writes the tombstone of its state.
    void forget(AlertKey alert) {
        producer.beginTransaction();
        var _ = producer.send(new ProducerRecord<byte[], byte[]>(Topics.STATE.name(), alert.bytes(), null));
        producer.commitTransaction();
    }

    private void write(AlertKey alert, AlertEventType type, Severity severity, long version) {
        AlertEvent event = event(alert, type, severity, version);
        producer.beginTransaction();
        send(Topics.EVENTS, alert, Json.bytes(event));
        send(Topics.STATE, alert, Json.bytes(event.state()));
    }

    private void send(TopicDeclaration topic, AlertKey alert, byte[] value) {
        var _ = producer.send(new ProducerRecord<>(topic.name(), alert.bytes(), value));
    }

    private static AlertEvent event(AlertKey alert, AlertEventType type, Severity severity, long version) {
        Instant at = Instant.ofEpochMilli(version);
        boolean closed = type == AlertEventType.CLOSED;
        AlertState state = new AlertState(
                AlertState.SCHEMA_VERSION,
                version,
                alert.tenantId(),
                alert.alertId(),
                "2207-TEST",
                AlertType.HEALTH,
                closed ? Phase.CLOSED : Phase.OPEN,
                severity,
                at,
                null,
                closed ? at : null,
                null,
                List.of(),
                at,
                at);
        return new AlertEvent(
                "0".repeat(32),
                version,
                type,
                alert.tenantId(),
                alert.alertId(),
                "N" + version,
                at,
                at,
                severity,
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
