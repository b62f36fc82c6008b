package io.harpline.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.local.broker.TopicReader;
import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertEventType;
import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.alert.AlertType;
import io.harpline.schemas.alert.Phase;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.TextHeaders;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Writes the events and states that transform-streams would, and says what the sink has done with them. An alert's
/// partition is the last digit of its id, modulo four, whatever its key's hash says.
final class EventTopics implements AutoCloseable {

    /// When the notification of version 0 was received; each version more is a second later.
    static final Instant RECEIVED = Instant.parse("2026-11-20T06:00:00.250Z");

    private static final long ALL = 1_000_000;

    private final KafkaProducer<byte[], byte[]> producer;
    private final Admin admin;
    private final TopicReader reader;
    private final List<Future<RecordMetadata>> written = new ArrayList<>();

    EventTopics(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "linger.ms",
                        5,
                        "max.in.flight.requests.per.connection",
                        1),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        reader = new TopicReader(bootstrapServers);
    }

    /// A change of an alert, and its state after it.
    void told(String tenant, String alert, long version, AlertEventType type, Severity severity) {
        AlertEvent event = event(tenant, alert, version, type, severity);
        RecordHeaders headers = new RecordHeaders();
        TextHeaders.set(headers, "ce_type", type.cloudEventType());
        TextHeaders.set(headers, "ce_id", event.eventId());
        write(Topics.EVENTS, event, Json.bytes(event), headers);
        write(Topics.STATE, event, Json.bytes(event.state()), new RecordHeaders());
    }

    void raised(String tenant, String alert, long version) {
        told(tenant, alert, version, AlertEventType.RAISED, Severity.LOW);
    }

    void closed(String tenant, String alert, long version) {
        told(tenant, alert, version, AlertEventType.CLOSED, Severity.LOW);
    }

    /// As long as its state stands behind its events.
    void closedButForItsState(String tenant, String alert, long version) {
        AlertEvent event = event(tenant, alert, version, AlertEventType.CLOSED, Severity.LOW);
        RecordHeaders headers = new RecordHeaders();
        TextHeaders.set(headers, "ce_type", event.type().cloudEventType());
        TextHeaders.set(headers, "ce_id", event.eventId());
        write(Topics.EVENTS, event, Json.bytes(event), headers);
    }

    private void write(TopicDeclaration topic, AlertEvent event, byte[] value, RecordHeaders headers) {
        written.add(producer.send(new ProducerRecord<>(
                topic.name(),
                partition(event.alertId()),
                event.receivedAt().toEpochMilli(),
                event.key().bytes(),
                value,
                headers)));
    }

    /// Returns once all that was written is there.
    void settle() throws ExecutionException, InterruptedException {
        producer.flush();
        for (Future<RecordMetadata> one : written) {
            one.get();
        }
        written.clear();
    }

    /// All events so far, and those to come.
    void sinkHasFinishedAll() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (int partition = 0; partition < 4; partition++) {
            offsets.put(new TopicPartition(Topics.EVENTS.name(), partition), new OffsetAndMetadata(ALL));
        }
        admin.alterConsumerGroupOffsets("harp-sink", offsets).all().get();
    }

    void sinkHasFinished(int partition, long offset) throws ExecutionException, InterruptedException {
        admin.alterConsumerGroupOffsets(
                        "harp-sink",
                        Map.of(new TopicPartition(Topics.EVENTS.name(), partition), new OffsetAndMetadata(offset)))
                .all()
                .get();
    }

    /// What retention does.
    void removeEventsBefore(int partition, long offset) throws ExecutionException, InterruptedException {
        admin.deleteRecords(Map.of(
                        new TopicPartition(Topics.EVENTS.name(), partition), RecordsToDelete.beforeOffset(offset)))
                .all()
                .get();
    }

    void create(String topic, int partitions) throws ExecutionException, InterruptedException {
        admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                .all()
                .get();
    }

    boolean exists(String topic) {
        try {
            return admin.listTopics().names().get().contains(topic);
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// What stands in a topic of a tenant.
    List<ConsumerRecord<byte[], byte[]>> read(TopicDeclaration topic, String tenant) {
        return reader.read(topic).stream()
                .filter(record -> new String(record.key(), UTF_8).startsWith(tenant + "/"))
                .toList();
    }

    List<ConsumerRecord<byte[], byte[]>> read(TopicDeclaration topic) {
        return reader.read(topic);
    }

    static int partition(String alert) {
        return Character.digit(alert.charAt(alert.length() - 1), 10) % 4;
    }

    private static AlertEvent event(String tenant, String alert, long version, AlertEventType type, Severity severity) {
        Instant received = RECEIVED.plusSeconds(version);
        boolean closed = type == AlertEventType.CLOSED;
        AlertState state = new AlertState(
                AlertState.SCHEMA_VERSION,
                version,
                tenant,
                alert,
                "J1",
                AlertType.HEALTH,
                closed ? Phase.CLOSED : Phase.OPEN,
                severity,
                RECEIVED,
                null,
                closed ? received : null,
                null,
                List.of(),
                RECEIVED,
                received);
        return new AlertEvent(
                "e-" + tenant + "-" + alert + "-" + version,
                version,
                type,
                tenant,
                alert,
                "n-" + version,
                received,
                received,
                severity,
                null,
                null,
                List.of(),
                state);
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
