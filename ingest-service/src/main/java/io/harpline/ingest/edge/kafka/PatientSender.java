package io.harpline.ingest.edge.kafka;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/// Hands records of one topic to Kafka, and holds them in memory until Kafka can be reached and shows the topic.
/// Whatever may block, from looking up Kafka's address to waiting for metadata, is done on a thread of its own.
final class PatientSender implements AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration CLOSING = Duration.ofMillis(500);

    private final String topic;
    private final Supplier<Producer<byte[], byte[]>> connecting;
    private final long mostBytes;
    private final Consumer<Exception> trouble;
    private final AtomicLong heldBytes = new AtomicLong();
    private final ExecutorService sending;
    private volatile @Nullable Producer<byte[], byte[]> producer;

    /// A sender to that topic.
    ///
    /// @param connecting makes the producer; fails where no address of Kafka can be resolved
    /// @param mostBytes what is held at most, until Kafka has acknowledged it
    /// @param trouble told each time that Kafka was looked for in vain
    PatientSender(
            String topic, Supplier<Producer<byte[], byte[]>> connecting, long mostBytes, Consumer<Exception> trouble) {
        this.topic = topic;
        this.connecting = connecting;
        this.mostBytes = mostBytes;
        this.trouble = trouble;
        this.sending = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name(topic).daemon().factory());
    }

    /// Looks for Kafka already now, so that the first record need not wait for it.
    void begin() {
        sending.execute(() -> whenReached(found -> {}));
    }

    /// Takes the record, unless too much is held already. Never blocks.
    ///
    /// @param size about as many bytes as it has
    /// @param done told null once Kafka has acknowledged it, or why it was given up; on any thread
    boolean offer(ProducerRecord<byte[], byte[]> record, int size, Consumer<@Nullable Exception> done) {
        if (heldBytes.addAndGet(size) > mostBytes) {
            heldBytes.addAndGet(-size);
            return false;
        }
        try {
            sending.execute(() -> whenReached(found -> {
                var _ = found.send(record, (metadata, failure) -> {
                    heldBytes.addAndGet(-size);
                    done.accept(failure);
                });
            }));
            return true;
        } catch (RejectedExecutionException closed) {
            heldBytes.addAndGet(-size);
            return false;
        }
    }

    long heldBytes() {
        return heldBytes.get();
    }

    private void whenReached(Consumer<Producer<byte[], byte[]>> then) {
        Duration pause = FIRST_PAUSE;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                then.accept(reached());
                return;
            } catch (InterruptException closing) {
                return;
            } catch (KafkaException away) {
                trouble.accept(away);
                pause(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private Producer<byte[], byte[]> reached() {
        Producer<byte[], byte[]> reached = producer == null ? connecting.get() : producer;
        producer = reached;
        // Waits for max.block.ms where the topic's metadata is not there; send() then has it at hand.
        reached.partitionsFor(topic);
        return reached;
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /// Gives Kafka a moment to take what is held; the rest is lost.
    @Override
    public void close() {
        sending.shutdown();
        try {
            if (!sending.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
                var _ = sending.shutdownNow();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        if (producer != null) {
            producer.close(CLOSING);
        }
    }
}
