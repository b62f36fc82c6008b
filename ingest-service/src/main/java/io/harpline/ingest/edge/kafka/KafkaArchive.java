package io.harpline.ingest.edge.kafka;

import io.harpline.ingest.app.Archive;
import io.harpline.ingest.app.GenuineNotification;
import io.harpline.ingest.edge.spool.Refusal;
import io.harpline.ingest.edge.spool.Spool;
import io.harpline.schemas.topic.Topics;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The archive: a notification is kept once all in-sync replicas of its topic have it, or once it is on this machine's
/// disk on its way there.
///
/// ```
///        ┌─ the spool is empty ─▶ Kafka ─acknowledged─▶ kept
/// keep ──┤                          └ failed, or not in time ─┐
///        └─ it is not ───────────────────────────────────────▶ spool ─fsync─▶ kept
/// ```
///
/// From the first record in the spool on every later one goes there too, until the last one is in Kafka: so what was
/// answered before something else was sent also stands before it. Only where the spool breaks with records in it do
/// later ones overtake them: the other choice would be to lose those.
public final class KafkaArchive implements Archive, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(KafkaArchive.class);

    private static final Duration CLOSING = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration GLANCE = Duration.ofMillis(20);
    private static final int GLANCES_UNTIL_TOLD = 150;
    private static final Duration LATEST = Duration.ofMillis(3_200);
    // Half of the connections that there are: each holds a request that waits, and what finds none is lost.
    private static final int MANY = 512;
    private static final Duration LATEST_OF_MANY = Duration.ofMillis(250);
    private static final Duration WATCH = Duration.ofMillis(100);

    /// Equal to itself only, so that each is found again among many.
    private static final class InFlight {

        private final Producer<byte[], byte[]> kafka;
        private final ProducerRecord<byte[], byte[]> record;
        private final long since = System.nanoTime();
        private final CompletableFuture<@Nullable Void> kept = new CompletableFuture<>();

        InFlight(Producer<byte[], byte[]> kafka, ProducerRecord<byte[], byte[]> record) {
            this.kafka = kafka;
            this.record = record;
        }
    }

    private final Spool spool;
    private final Supplier<Producer<byte[], byte[]>> producers;
    private final LongConsumer acknowledged;
    // Null as long as Kafka has not told where the topic's partitions are: a send would fail, since it must not wait.
    private volatile @Nullable Producer<byte[], byte[]> producer;
    private final Set<InFlight> inFlight = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("archive-watch").factory());
    private Thread connecting;
    private volatile boolean closing;

    /// An archive that connects to Kafka in the background.
    ///
    /// @param producers makes a producer with acks=all and idempotence whose send never blocks; it may fail while
    /// Kafka's address is unknown
    /// @param acknowledged is told how many nanoseconds each acknowledgement took
    public KafkaArchive(Spool spool, Supplier<Producer<byte[], byte[]>> producers, LongConsumer acknowledged) {
        this.spool = spool;
        this.producers = producers;
        this.acknowledged = acknowledged;
        this.connecting = connecting(null);
        var _ = watch.scheduleAtFixedRate(this::watch, WATCH.toMillis(), WATCH.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public CompletionStage<@Nullable Void> keep(GenuineNotification notification) {
        ProducerRecord<byte[], byte[]> record = Records.archived(notification);
        Producer<byte[], byte[]> kafka = producer;
        // Kafka is the last hope of a spool that cannot be used.
        if (kafka != null && (spool.isEmpty() || spool.broken())) {
            return sent(kafka, record);
        }
        return spool.add(record);
    }

    private CompletionStage<@Nullable Void> sent(
            Producer<byte[], byte[]> kafka, ProducerRecord<byte[], byte[]> record) {
        InFlight one = new InFlight(kafka, record);
        inFlight.add(one);
        try {
            var _ = kafka.send(record, (metadata, failure) -> {
                if (failure != null) {
                    spooled(one, failure);
                    return;
                }
                acknowledged.accept(System.nanoTime() - one.since);
                if (inFlight.remove(one)) {
                    one.kept.complete(null);
                }
            });
        } catch (KafkaException | IllegalStateException unusable) {
            spooled(one, unusable);
        }
        return one.kept;
    }

    /// Whoever removes it from what is in flight decides what becomes of it.
    private void spooled(InFlight one, Exception failure) {
        if (!inFlight.remove(one)) {
            return;
        }
        if (Refusal.isTheRecords(failure)) {
            LOG.warnf("Kafka refuses a record, which goes to the spool: why=%s", failure);
        } else {
            replace(one.kafka, failure);
        }
        spool.add(one.record).whenComplete((done, unable) -> {
            if (unable == null) {
                one.kept.complete(null);
            } else {
                one.kept.completeExceptionally(unable);
            }
        });
    }

    private void watch() {
        try {
            spoolWhatIsLate();
        } catch (RuntimeException unexpected) {
            // Uncaught it would be the last look.
            LOG.errorf(unexpected, "the look for what is late has failed");
        }
    }

    /// The producer's own deadline can be seconds late while it looks for a broker that has gone.
    private void spoolWhatIsLate() {
        long now = System.nanoTime();
        Duration latest = inFlight.size() > MANY ? LATEST_OF_MANY : LATEST;
        for (InFlight one : inFlight) {
            if (now - one.since > latest.toNanos()) {
                spooled(one, new TimeoutException("not acknowledged within " + latest.toMillis() + " ms"));
            }
        }
    }

    /// Whether Kafka has been reached; before that everything goes to the spool.
    public boolean isConnected() {
        return producer != null;
    }

    /// A producer that has failed once may have failed for good, and does not tell when it would succeed again. What it
    /// still holds comes back as failed, and goes to the spool at once.
    private synchronized void replace(Producer<byte[], byte[]> failed, Exception why) {
        if (failed.equals(producer) && !closing) {
            LOG.warnf("Kafka does not take it; it and all that follow go to the spool: why=%s", why);
            producer = null;
            connecting = connecting(failed);
        }
    }

    private Thread connecting(@Nullable Producer<byte[], byte[]> former) {
        return Thread.ofVirtual().name("kafka-connect").start(() -> {
            try {
                if (former != null) {
                    former.close(Duration.ZERO);
                }
                connect();
            } catch (InterruptedException | InterruptException closed) {
                LOG.debug("closed before Kafka was there");
            }
        });
    }

    /// Until it is done, everything goes to the spool.
    private void connect() throws InterruptedException {
        String told = "";
        while (producer == null) {
            try {
                Producer<byte[], byte[]> made = producers.get();
                try {
                    awaitPartitions(made);
                    producer = made;
                } finally {
                    if (producer == null) {
                        made.close(Duration.ZERO);
                    }
                }
            } catch (InterruptException closed) {
                throw closed;
            } catch (RuntimeException unable) {
                String why = Refusal.why(unable);
                if (!why.equals(told)) {
                    LOG.warnf("Kafka cannot be reached, everything goes to the spool: why=%s", why);
                    told = why;
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    /// The producer asks Kafka in the background, and tells what it knows.
    private static void awaitPartitions(Producer<byte[], byte[]> made) throws InterruptedException {
        for (int glances = 1; ; glances++) {
            try {
                made.partitionsFor(Topics.NOTIFICATIONS.name());
                return;
            } catch (TimeoutException notYet) {
                if (glances == GLANCES_UNTIL_TOLD) {
                    LOG.warnf(
                            "Kafka is away, or has no topic %s; everything goes to the spool",
                            Topics.NOTIFICATIONS.name());
                }
                Thread.sleep(GLANCE);
            }
        }
    }

    /// Waits shortly for what was handed over; what Kafka has not acknowledged then goes to the spool.
    @Override
    public void close() {
        Producer<byte[], byte[]> last;
        synchronized (this) {
            closing = true;
            connecting.interrupt();
            last = producer;
        }
        // Without the lock, which those need whose records come back as failed.
        if (last != null) {
            last.close(CLOSING);
        }
        watch.close();
    }
}
