package io.harpline.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.kafka.Sink;
import io.harpline.schemas.alert.AlertEventType;
import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.json.Sha256;
import io.harpline.schemas.topic.Origin;
import io.harpline.schemas.topic.TextHeaders;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Writes what ingest, transform and the sink would, each thing by itself, so that one of them can be left out.
final class LedgerTopics implements AutoCloseable {

    private static final String TRANSFORM = "harpline-transform";

    /// A notification on its way.
    record Step(String alert, Instant time, RecordMetadata archived) {

        String eventId() {
            return Sha256.hex((alert + archived).getBytes(UTF_8)).substring(0, 32);
        }
    }

    private final Cluster cluster;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaProducer<byte[], byte[]> transactional;

    LedgerTopics(String bootstrapServers) {
        cluster = Cluster.reach(Map.of("bootstrap.servers", bootstrapServers));
        Map<String, Object> settings = new HashMap<>(
                Map.of("bootstrap.servers", bootstrapServers, "max.in.flight.requests.per.connection", 1));
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        settings.put("transactional.id", "ledger-test");
        transactional = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        transactional.initTransactions();
    }

    Step archive(String alert) {
        return archive(alert, Instant.now().minus(Duration.ofMinutes(1)));
    }

    Step archive(String alert, Instant time) {
        return archive(alert, time, new byte[] {1});
    }

    Step archive(String alert, Instant time, byte[] body) {
        return new Step(alert, time, write(Topics.NOTIFICATIONS, alert, time, body, new RecordHeaders()));
    }

    void outcome(Step step, NotificationOutcome.Result result) {
        outcome(step, result, result == NotificationOutcome.Result.APPLIED ? step.eventId() : null);
    }

    void outcome(Step step, NotificationOutcome.Result result, @Nullable String eventId) {
        NotificationOutcome outcome = new NotificationOutcome(
                result,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                step.time(),
                new Origin(
                        Topics.NOTIFICATIONS.name(),
                        step.archived().partition(),
                        step.archived().offset()),
                null,
                eventId,
                eventId == null ? null : AlertEventType.RAISED,
                eventId == null ? null : 1L);
        write(Topics.OUTCOMES, step.alert(), step.time(), Json.bytes(outcome), new RecordHeaders());
    }

    RecordMetadata event(Step step) {
        return event(step, 1);
    }

    RecordMetadata event(Step step, long version) {
        return write(Topics.EVENTS, step.alert(), step.time(), bytesOfEvent(step, version), headers(step));
    }

    void deadLetter(Step step) {
        write(Topics.DEAD_LETTERS, step.alert(), Instant.now(), bytesOfEvent(step, 1), headers(step));
    }

    RecordMetadata receipt(Step step, RecordMetadata origin, String destination, Receipt.Result result) {
        Receipt receipt = new Receipt(
                step.eventId(),
                1,
                "T",
                "A",
                destination,
                result,
                null,
                0,
                List.of(),
                null,
                null,
                Instant.now(),
                new Origin(origin.topic(), origin.partition(), origin.offset()));
        return write(Topics.RECEIPTS, step.alert(), Instant.now(), Json.bytes(receipt), new RecordHeaders());
    }

    /// A notification that was applied, and whose event was delivered.
    Step delivered(String alert) {
        return delivered(alert, Instant.now().minus(Duration.ofMinutes(1)));
    }

    Step delivered(String alert, Instant time) {
        Step step = archive(alert, time);
        outcome(step, NotificationOutcome.Result.APPLIED);
        receipt(step, event(step), "default", Receipt.Result.DELIVERED);
        return step;
    }

    /// Writes one to each topic and takes it back, so that offsets are missing.
    void abortSome(String alert) {
        transactional.beginTransaction();
        for (TopicDeclaration topic :
                List.of(Topics.NOTIFICATIONS, Topics.OUTCOMES, Topics.EVENTS, Topics.RECEIPTS, Topics.DEAD_LETTERS)) {
            var _ = transactional.send(new ProducerRecord<>(topic.name(), alert.getBytes(UTF_8), new byte[] {1}));
        }
        transactional.flush();
        transactional.abortTransaction();
    }

    /// transform has come to the end of the archive, and said so.
    void transformIsThrough() {
        commit(TRANSFORM, Topics.NOTIFICATIONS);
    }

    /// The sink has come to the end of the events, and said so.
    void sinkIsThrough() {
        commit(Sink.GROUP, Topics.EVENTS);
    }

    private void commit(String group, TopicDeclaration topic) {
        Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
        cluster.offsets(cluster.partitions(topic.name()), OffsetSpec.latest())
                .forEach((partition, end) -> ends.put(partition, new OffsetAndMetadata(end)));
        cluster.answer(cluster.admin().alterConsumerGroupOffsets(group, ends).all());
    }

    private static byte[] bytesOfEvent(Step step, long version) {
        String[] ids = step.alert().split("/", -1);
        return Json.bytes(DeadLetterTopics.event(ids[0], ids[1], version));
    }

    private static RecordHeaders headers(Step step) {
        RecordHeaders headers = new RecordHeaders();
        TextHeaders.set(headers, "ce_id", step.eventId());
        return headers;
    }

    private RecordMetadata write(
            TopicDeclaration topic, String key, Instant time, byte[] value, RecordHeaders headers) {
        try {
            return producer.send(new ProducerRecord<>(
                            topic.name(), null, time.toEpochMilli(), key.getBytes(UTF_8), value, headers))
                    .get();
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        transactional.close();
        producer.close();
        cluster.close();
    }
}
