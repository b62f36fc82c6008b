package io.harpline.operator.kafka;

import io.harpline.operator.ExpectedFailure;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Writes records one by one.
public final class Writer implements AutoCloseable {

    private static final Duration TO_CLOSE = Duration.ofSeconds(2);

    private final KafkaProducer<byte[], byte[]> producer;

    public Writer(Cluster cluster) {
        Map<String, Object> settings = new HashMap<>(cluster.settings());
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        settings.put("linger.ms", 0);
        settings.put("max.block.ms", 30_000);
        settings.put("request.timeout.ms", 10_000);
        settings.put("delivery.timeout.ms", 30_000);
        // As where dead letters are written: an event and some headers more fit where the event did.
        settings.put("compression.type", "lz4");
        settings.put("max.request.size", 4 * 1024 * 1024);
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /// Returns once it is there.
    ///
    /// @throws ExpectedFailure if Kafka does not take it
    public RecordMetadata write(ProducerRecord<byte[], byte[]> record) {
        try {
            return producer.send(record).get();
        } catch (KafkaException | ExecutionException refused) {
            throw new ExpectedFailure(record.topic() + " does not take a record: " + refused.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ExpectedFailure("interrupted");
        }
    }

    @Override
    public void close() {
        producer.close(TO_CLOSE);
    }
}
