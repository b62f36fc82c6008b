package io.harpline.sink.edge.kafka;

import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Writes records until Kafka has them.
final class RecordWriter implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(RecordWriter.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final int MOST_DOUBLINGS = 5;
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final Producer<byte[], byte[]> producer;

    /// `send` may block for metadata, so it has a thread of its own.
    private final ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("evidence").factory());

    RecordWriter(Map<String, Object> kafka) {
        this(producer(kafka));
    }

    /// @param producer which is closed with it
    RecordWriter(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    private static Producer<byte[], byte[]> producer(Map<String, Object> kafka) {
        Map<String, Object> configuration = new HashMap<>(kafka);
        configuration.put(ProducerConfig.CLIENT_ID_CONFIG, "sink-evidence");
        configuration.put(ProducerConfig.ACKS_CONFIG, "all");
        configuration.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        configuration.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        configuration.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        configuration.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000);
        // A dead letter is an event and a few headers more: compressed, it fits wherever the event did.
        configuration.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        configuration.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4 * 1024 * 1024);
        return new KafkaProducer<>(configuration, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /// Done once every record is acknowledged; never fails.
    CompletionStage<Void> write(List<ProducerRecord<byte[], byte[]>> records) {
        return CompletableFuture.allOf(records.stream().map(this::write).toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<Void> write(ProducerRecord<byte[], byte[]> record) {
        CompletableFuture<Void> written = new CompletableFuture<>();
        sender.execute(() -> send(record, 0, written));
        return written;
    }

    private void send(ProducerRecord<byte[], byte[]> record, int failures, CompletableFuture<Void> written) {
        try {
            var _ = producer.send(record, (metadata, failure) -> {
                if (failure == null) {
                    written.complete(null);
                } else {
                    again(record, failures + 1, written, failure);
                }
            });
        } catch (RuntimeException failure) {
            again(record, failures + 1, written, failure);
        }
    }

    private void again(
            ProducerRecord<byte[], byte[]> record, int failures, CompletableFuture<Void> written, Exception failure) {
        LOG.log(
                WARNING,
                "evidence not written, will be tried again: topic={0} failures={1} why={2}",
                record.topic(),
                failures,
                failure.getClass().getSimpleName());
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        if (!sender.isShutdown()) {
            var _ = sender.schedule(() -> send(record, failures, written), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        sender.shutdownNow();
        producer.close(CLOSING);
    }
}
