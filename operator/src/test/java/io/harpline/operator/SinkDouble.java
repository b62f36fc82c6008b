package io.harpline.operator;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.harp.DeliveredVersion;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.harp.Receipt.Result;
import io.harpline.schemas.harp.Replay;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.Origin;
import io.harpline.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Finishes what is sent again as harp-sink does, in its group; what Harp says is up to the test.
final class SinkDouble implements AutoCloseable {

    private final DeadLetterTopics topics;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Function<String, Result> byAlert;
    private final Thread thread = new Thread(this::run, "sink-double");
    private volatile boolean closed;

    SinkDouble(String bootstrapServers, DeadLetterTopics topics, Function<String, Result> byAlert) {
        this.topics = topics;
        this.byAlert = byAlert;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "group.id",
                        "harp-sink",
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        thread.start();
    }

    private void run() {
        try (consumer) {
            consumer.subscribe(List.of(Topics.REPLAY.name()));
            while (!closed) {
                consumer.poll(Duration.ofMillis(50)).forEach(this::finish);
                consumer.commitSync();
            }
        }
    }

    private void finish(ConsumerRecord<byte[], byte[]> record) {
        AlertEvent event = Json.read(record.value(), AlertEvent.class);
        Result result = byAlert.apply(event.alertId());
        if (result == Result.DELIVERED) {
            topics.delivered(
                    record.partition(),
                    new DeliveredVersion(
                            event.tenantId(),
                            event.alertId(),
                            "default",
                            event.version(),
                            event.eventId(),
                            Instant.now(),
                            Replay.of(record.headers())
                                    .filter(replay -> replay.mode() == Replay.Mode.CURRENT)
                                    .map(Replay::id)
                                    .orElse(null)));
        }
        Receipt receipt = new Receipt(
                event.eventId(),
                event.version(),
                event.tenantId(),
                event.alertId(),
                "default",
                result,
                null,
                0,
                List.of(),
                null,
                null,
                Instant.now(),
                new Origin(record.topic(), record.partition(), record.offset()));
        topics.write(new ProducerRecord<>(Topics.RECEIPTS.name(), record.key(), Json.bytes(receipt)));
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
