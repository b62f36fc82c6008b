package io.harpline.ingest.edge.kafka;

import io.harpline.ingest.app.Archive;
import io.harpline.ingest.app.GenuineNotification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The archive as a Kafka topic: a notification is kept once all in-sync replicas have it.
public final class KafkaArchive implements Archive, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(KafkaArchive.class);

    private static final Duration CLOSING = Duration.ofSeconds(4);

    private final Producer<byte[], byte[]> producer;
    private final Duration answerWithin;
    // send() blocks while it has no metadata, so it has a thread of its own; one, so that the order stays.
    private final ExecutorService sending;

    /// An archive over a producer with acks=all and idempotence.
    ///
    /// @param maxWaiting how many notifications may wait for the producer; what comes beyond is not kept
    /// @param answerWithin after how long a notification that was not acknowledged is answered as not kept
    public KafkaArchive(Producer<byte[], byte[]> producer, int maxWaiting, Duration answerWithin) {
        this.producer = producer;
        this.answerWithin = answerWithin;
        this.sending = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(maxWaiting),
                Thread.ofPlatform().name("archive").factory());
    }

    @Override
    public CompletionStage<@Nullable Void> keep(GenuineNotification notification) {
        CompletableFuture<@Nullable Void> kept = new CompletableFuture<>();
        try {
            sending.execute(() -> send(Records.archived(notification), kept));
        } catch (RejectedExecutionException full) {
            return CompletableFuture.failedStage(full);
        }
        return kept.orTimeout(answerWithin.toMillis(), TimeUnit.MILLISECONDS).whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.errorf(
                        "not acknowledged, answered with 503: ingest-id=%s source=%s why=%s",
                        notification.arrival().ingestId(),
                        notification.arrival().source(),
                        failure);
            }
        });
    }

    private void send(ProducerRecord<byte[], byte[]> record, CompletableFuture<@Nullable Void> kept) {
        try {
            var _ = producer.send(record, (metadata, failure) -> {
                if (failure == null) {
                    kept.complete(null);
                } else if (failure instanceof RetriableException) {
                    again(record, kept, failure);
                } else {
                    kept.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException failure) {
            kept.completeExceptionally(failure);
        }
    }

    /// Gardin never sends it again: what is held is offered to Kafka until it is taken, even after it was answered with
    /// 503, as long as this process lives and there is room.
    private void again(ProducerRecord<byte[], byte[]> record, CompletableFuture<@Nullable Void> kept, Exception why) {
        try {
            sending.execute(() -> send(record, kept));
        } catch (RejectedExecutionException noRoom) {
            LOG.errorf(
                    "no longer offered to Kafka: key=%s why=%s", new String(record.key(), StandardCharsets.UTF_8), why);
            kept.completeExceptionally(why);
        }
    }

    /// Waits, up to twice [#CLOSING], until what was handed over is acknowledged or known to have failed.
    @Override
    public void close() {
        sending.shutdown();
        try {
            if (!sending.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.errorf(
                        "stopping, not kept: notifications=%d",
                        sending.shutdownNow().size());
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        producer.close(CLOSING);
    }
}
