package io.harpline.ingest.edge.spool;

import io.harpline.ingest.edge.spool.SpoolStore.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Records on their way to Kafka that are safe on this machine's disk. One thread writes: whatever has been added
/// while it was busy goes to the disk with the next fsync, all of it at once.
///
/// ```
///             add ─▶ queue ─▶ writer ──fsync──▶ store ─▶ Drain ─▶ Kafka
///                                │
///                                └ fails: broken; opened anew each second until it can be used
/// ```
public final class Spool implements SpoolState, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Spool.class);

    private static final long REOPEN_MILLIS = 1_000;
    private static final long GLANCE_MILLIS = 1_000;
    private static final int MOST_BYTES_AT_ONCE = 4 << 20;

    @SuppressWarnings("ArrayRecordComponent") // never compared, never printed
    private record Addition(byte[] bytes, CompletableFuture<@Nullable Void> kept) {}

    private final SpoolFiles files;
    private final long capacity;
    private final InstantSource clock;
    private final LinkedBlockingQueue<Addition> queue = new LinkedBlockingQueue<>();
    // Added and not yet in the store; in the store and not yet in Kafka. An addition is counted there before it
    // ceases to be counted here, so that both are zero only when nothing is left.
    private final AtomicLong queued = new AtomicLong();
    private final AtomicLong queuedBytes = new AtomicLong();
    private final AtomicLong stored = new AtomicLong();
    private final AtomicLong storedBytes = new AtomicLong();
    private final AtomicLong aside = new AtomicLong();
    private final Semaphore arrivals = new Semaphore(0);
    private final Thread writer;
    // Where to begin to read: RocksDB would step over each removed entry before it.
    private volatile long drainedUpTo = -1;
    private volatile boolean closing;

    /// Opens the spool. Files that cannot be used make it broken, and are tried again each second.
    ///
    /// @param capacityBytes how much it takes; the files may need about twice as much
    public Spool(Path directory, long capacityBytes, InstantSource clock) {
        this.files = new SpoolFiles(directory);
        this.capacity = capacityBytes;
        this.clock = clock;
        open();
        this.writer = Thread.ofPlatform().name("spool-writer").start(this::write);
    }

    /// Whether every record that was added is in Kafka.
    public boolean isEmpty() {
        return queued.get() == 0 && stored.get() == 0;
    }

    /// Adds a record. Never blocks. The stage completes once it is on the disk, exceptionally with [SpoolUnavailable].
    public CompletionStage<@Nullable Void> add(ProducerRecord<byte[], byte[]> record) {
        byte[] bytes = SpooledRecord.write(record);
        queued.incrementAndGet();
        long after = queuedBytes.addAndGet(bytes.length) + storedBytes.get();
        Addition addition = new Addition(bytes, new CompletableFuture<>());
        if (broken() || closing) {
            fail(addition, new SpoolUnavailable("the spool cannot be used"));
        } else if (after > capacity) {
            fail(addition, new SpoolUnavailable("the spool holds the " + capacity + " bytes that it may hold"));
        } else {
            queue.add(addition);
            if (closing && queue.remove(addition)) {
                fail(addition, new SpoolUnavailable("the spool is closed"));
            }
        }
        return addition.kept();
    }

    // --- for the drain

    /// The oldest records, up to about so many bytes. Empty, but only after a while or once some have arrived, where
    /// there are none or the files cannot be used.
    List<Entry> oldest(long bytes) throws InterruptedException {
        List<Entry> oldest = stored.get() == 0 ? List.of() : read(bytes);
        if (oldest.isEmpty()) {
            var _ = arrivals.tryAcquire(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
            arrivals.drainPermits();
        }
        return oldest;
    }

    /// Removes what Kafka has taken. Where the files were opened anew since it was read, it stays, and is sent again.
    void remove(List<Entry> drained) {
        files.using(
                store -> {
                    Entry last = drained.getLast();
                    if (store.equals(last.of())) {
                        store.remove(drained);
                        drainedUpTo = last.sequence();
                        storedBytes.addAndGet(-size(drained));
                        if (stored.addAndGet(-drained.size()) == 0) {
                            store.reclaimUpTo(last.sequence());
                        }
                    }
                    return true;
                },
                false);
    }

    /// Takes a record that Kafka never takes out of the way of the others.
    void moveAside(Entry refused) {
        files.using(
                store -> {
                    if (store.equals(refused.of())) {
                        store.moveAside(refused);
                        drainedUpTo = refused.sequence();
                        aside.incrementAndGet();
                        stored.decrementAndGet();
                    }
                    return true;
                },
                false);
    }

    // --- seen from outside

    @Override
    public long records() {
        return queued.get() + stored.get();
    }

    @Override
    public long bytes() {
        return queuedBytes.get() + storedBytes.get();
    }

    @Override
    public long capacityBytes() {
        return capacity;
    }

    @Override
    public Duration oldestAge() {
        List<Entry> oldest = stored.get() == 0 ? List.of() : read(1);
        if (oldest.isEmpty()) {
            return Duration.ZERO;
        }
        try {
            Instant since = Instant.ofEpochMilli(
                    SpooledRecord.read(oldest.getFirst().bytes()).timestamp());
            Duration age = Duration.between(since, clock.instant());
            return age.isNegative() ? Duration.ZERO : age;
        } catch (IOException unreadable) {
            return Duration.ZERO;
        }
    }

    @Override
    public long aside() {
        return aside.get();
    }

    @Override
    public boolean broken() {
        return !files.usable();
    }

    /// Writes what has been added, and closes the files.
    @Override
    public void close() {
        closing = true;
        writer.interrupt();
        try {
            writer.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        failAllThatWaits();
        files.close();
    }

    // --- the writer

    private void write() {
        while (!closing || (!broken() && !queue.isEmpty())) {
            try {
                if (broken()) {
                    failAllThatWaits();
                    TimeUnit.MILLISECONDS.sleep(REOPEN_MILLIS);
                    open();
                }
                Addition first = queue.poll(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    append(withWhatWaits(first));
                }
            } catch (InterruptedException closed) {
                // The loop's condition sees it.
            } catch (RuntimeException unexpected) {
                LOG.errorf(unexpected, "the spool's writer goes on after a failure");
            }
        }
    }

    private List<Addition> withWhatWaits(Addition first) {
        List<Addition> additions = new ArrayList<>();
        long bytes = 0;
        for (Addition next = first; next != null; next = bytes < MOST_BYTES_AT_ONCE ? queue.poll() : null) {
            additions.add(next);
            bytes += next.bytes().length;
        }
        return additions;
    }

    private void append(List<Addition> additions) {
        List<byte[]> records = additions.stream().map(Addition::bytes).toList();
        boolean kept = files.using(
                store -> {
                    store.append(records);
                    stored.addAndGet(records.size());
                    return true;
                },
                false);
        if (kept) {
            additions.forEach(this::succeed);
            arrivals.release();
        } else {
            SpoolUnavailable why = new SpoolUnavailable("the spool could not be written");
            additions.forEach(addition -> fail(addition, why));
        }
    }

    private void failAllThatWaits() {
        for (Addition next = queue.poll(); next != null; next = queue.poll()) {
            fail(next, new SpoolUnavailable("the spool cannot be used"));
        }
    }

    private void succeed(Addition addition) {
        storedBytes.addAndGet(addition.bytes().length);
        forget(addition);
        addition.kept().complete(null);
    }

    private void fail(Addition addition, SpoolUnavailable why) {
        forget(addition);
        addition.kept().completeExceptionally(why);
    }

    private void forget(Addition addition) {
        queuedBytes.addAndGet(-addition.bytes().length);
        queued.decrementAndGet();
    }

    private void open() {
        files.open(found -> {
            drainedUpTo = -1;
            stored.set(found.entries());
            storedBytes.set(found.bytes());
            aside.set(found.aside());
            if (found.entries() > 0) {
                LOG.infof("found in the spool: records=%d bytes=%d", found.entries(), found.bytes());
            }
        });
    }

    private List<Entry> read(long bytes) {
        return files.using(store -> store.read(drainedUpTo, bytes), List.of());
    }

    private static long size(List<Entry> entries) {
        return entries.stream().mapToLong(entry -> entry.bytes().length).sum();
    }
}
