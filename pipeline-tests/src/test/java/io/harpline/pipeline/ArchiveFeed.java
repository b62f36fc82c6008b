package io.harpline.pipeline;

import io.harpline.schemas.gardin.NotificationIds;
import io.harpline.schemas.gardin.NotificationReader;
import io.harpline.schemas.gardin.Reading.Read;
import io.harpline.schemas.json.Rfc3339;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.TextHeaders;
import io.harpline.schemas.topic.Topics;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Writes to the archive as ingest does, and goes on doing so for as long as it lives.
final class ArchiveFeed implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private volatile boolean enough;

    ArchiveFeed(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /// Archives a notification.
    RecordMetadata send(byte[] body) throws ExecutionException, InterruptedException {
        if (!(NotificationReader.ids(body) instanceof Read<NotificationIds>(var ids))) {
            throw new IllegalArgumentException("no notification");
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var record = new ProducerRecord<>(
                Topics.NOTIFICATIONS.name(), null, now.toEpochMilli(), ids.key().bytes(), body);
        TextHeaders.set(record.headers(), HeaderNames.RECEIVED_AT, Rfc3339.format(now));
        return producer.send(record).get();
    }

    /// Archives the lives of a few alerts, and then of others, until it is [#enough].
    Future<?> goOn(long seed) {
        return thread.submit(() -> {
            for (long next = seed; !enough; next++) {
                for (byte[] told : new Lives(next).told(3)) {
                    send(told);
                }
            }
            return null;
        });
    }

    void enough() {
        enough = true;
    }

    @Override
    public void close() {
        enough = true;
        thread.close();
        producer.close();
    }
}
