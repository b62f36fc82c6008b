package io.harpline.ingest.edge.spool;

import io.harpline.ingest.edge.spool.SpoolStore.Entry;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Carries the spool's records to Kafka, oldest first, for as long as it takes. Its producer never gives a
/// record up, so that no later one overtakes it.
///
/// ```
/// oldest records ─▶ all at once ─acknowledged─▶ removed
///                        │
///                        └ one was refused ─▶ one by one: removed, or moved aside where it can never be taken
/// ```
public final class Drain implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Drain.class);

    private static final long BYTES_AT_ONCE = 1 << 20;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private enum Fate {
        TAKEN,
        REFUSED_FOR_GOOD,
        NOT_NOW
    }

    private final Spool spool;
    private final Supplier<Producer<byte[], byte[]>> producers;
    private final InstantSource clock;
    private final Thread thread;
    private volatile @Nullable Producer<byte[], byte[]> producer;
    private volatile boolean closing;
    private String told = "";

    /// A drain that begins at once.
    ///
    /// @param producers makes a producer with acks=all and idempotence whose delivery never times out; it may fail
    /// while Kafka's address is unknown
    public Drain(Spool spool, Supplier<Producer<byte[], byte[]>> producers, InstantSource clock) {
        this.spool = spool;
        this.producers = producers;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("spool-drain").start(this::run);
    }

    /// Stops at once; what is not acknowledged stays in the spool.
    @Override
    public void close() {
        closing = true;
        discardProducer();
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        discardProducer();
    }

    private void run() {
        while (!closing) {
            try {
                List<Entry> wave = spool.oldest(BYTES_AT_ONCE);
                if (!wave.isEmpty()) {
                    drain(wave);
                }
            } catch (InterruptedException closed) {
                // The loop's condition sees it.
            } catch (RuntimeException failed) {
                tryLater(failed);
            }
        }
    }

    private void drain(List<Entry> wave) throws InterruptedException {
        Exception failure = failureOfAll(wave);
        if (closing) {
            return;
        }
        if (failure == null) {
            told = "";
            spool.remove(wave);
        } else if (failure instanceof IOException || Refusal.isTheRecords(failure)) {
            drainOneByOne(wave);
        } else {
            tryLater(failure);
        }
    }

    private @Nullable Exception failureOfAll(List<Entry> wave) {
        AtomicReference<@Nullable Exception> failed = new AtomicReference<>();
        Producer<byte[], byte[]> kafka = producer();
        for (Entry entry : wave) {
            if (failed.get() != null) {
                break;
            }
            try {
                var _ = kafka.send(
                        SpooledRecord.read(entry.bytes()), (metadata, failure) -> failed.compareAndSet(null, failure));
            } catch (IOException unreadable) {
                failed.set(unreadable);
            }
        }
        kafka.flush();
        return failed.get();
    }

    private void drainOneByOne(List<Entry> wave) throws InterruptedException {
        for (Entry entry : wave) {
            Fate fate = fate(entry);
            while (fate == Fate.NOT_NOW && !closing) {
                fate = fate(entry);
            }
            switch (fate) {
                case TAKEN -> spool.remove(List.of(entry));
                case REFUSED_FOR_GOOD -> spool.moveAside(entry);
                case NOT_NOW -> {
                    return;
                }
            }
        }
    }

    private Fate fate(Entry entry) throws InterruptedException {
        ProducerRecord<byte[], byte[]> record;
        try {
            record = SpooledRecord.read(entry.bytes());
        } catch (IOException unreadable) {
            LOG.errorf("moved aside, cannot be read: sequence=%d why=%s", entry.sequence(), unreadable.getMessage());
            return Fate.REFUSED_FOR_GOOD;
        }
        Throwable refusal = refusal(record);
        if (refusal instanceof InvalidTimestampException) {
            refusal = refusal(at(clock.millis(), record));
        }
        if (refusal == null) {
            return Fate.TAKEN;
        }
        if (Refusal.isTheRecords(refusal)) {
            LOG.errorf(
                    "moved aside, Kafka does not take it: sequence=%d topic=%s bytes=%d why=%s",
                    entry.sequence(), record.topic(), record.value().length, refusal);
            return Fate.REFUSED_FOR_GOOD;
        }
        tryLater(refusal);
        return Fate.NOT_NOW;
    }

    private @Nullable Throwable refusal(ProducerRecord<byte[], byte[]> record) throws InterruptedException {
        try {
            producer().send(record).get();
            return null;
        } catch (ExecutionException refused) {
            return refused.getCause();
        } catch (KafkaException unable) {
            return unable;
        }
    }

    private static ProducerRecord<byte[], byte[]> at(long timestamp, ProducerRecord<byte[], byte[]> record) {
        return new ProducerRecord<>(record.topic(), null, timestamp, record.key(), record.value(), record.headers());
    }

    private Producer<byte[], byte[]> producer() {
        Producer<byte[], byte[]> existing = producer;
        if (existing == null) {
            existing = producers.get();
            producer = existing;
        }
        return existing;
    }

    private void discardProducer() {
        Producer<byte[], byte[]> former = producer;
        if (former != null) {
            former.close(Duration.ZERO);
            producer = null;
        }
    }

    /// Waits a moment, and goes on with a new producer. One that has failed may have failed for good: after a failed
    /// TLS handshake it was seen to spin, and to send nothing ever again.
    private void tryLater(Throwable why) {
        if (closing) {
            return;
        }
        String reason = Refusal.why(why);
        if (!reason.equals(told)) {
            LOG.warnf("the spool cannot be drained now: why=%s", reason);
            told = reason;
        }
        discardProducer();
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException closed) {
            // The loops' conditions see it.
        }
    }
}
