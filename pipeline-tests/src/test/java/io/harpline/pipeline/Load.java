package io.harpline.pipeline;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Iterator;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Gardin under load: senders that tell the lives of alerts, one after the other and at a bounded rate, until it is
/// enough. One half tells them in order, the other badly.
final class Load implements AutoCloseable {

    private static final int SENDERS = 4;
    private static final int PER_SECOND_EACH = 10;
    /// About so many notifications tell a life.
    private static final int A_LIFE = 3;

    private final Gardin gardin;
    private final long seed;
    private final Instant begunAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(SENDERS);

    /// Begins to send.
    ///
    /// @param spread over which lives are told: many of them begin before something so long, and end after it
    Load(Gardin gardin, long seed, Duration spread) {
        this.gardin = gardin;
        this.seed = seed;
        int alerts = Math.toIntExact(1 + spread.toMillis() * PER_SECOND_EACH / 1_000 / A_LIFE);
        for (int i = 0; i < SENDERS; i++) {
            Sender sender = new Sender(new Lives(seed + i), i % 2 == 0, alerts);
            var _ = threads.scheduleAtFixedRate(sender, i * 10L, 1_000 / PER_SECOND_EACH, TimeUnit.MILLISECONDS);
        }
    }

    long seed() {
        return seed;
    }

    Instant begunAt() {
        return begunAt;
    }

    /// How many were answered with 200.
    int taken() {
        return taken.get();
    }

    /// How many were not.
    int refused() {
        return refused.get();
    }

    /// Lets the senders send for so long, and longer if need be until another one is taken.
    void goOnFor(Duration time) {
        int before = taken();
        await().pollDelay(time).atMost(time.plusSeconds(20)).until(() -> taken() > before);
    }

    /// Returns once the last one has its answer.
    void enough() {
        threads.close();
    }

    @Override
    public void close() {
        enough();
    }

    private final class Sender implements Runnable {

        private final Lives lives;
        private final boolean inOrder;
        private final int alerts;
        private Iterator<byte[]> told = Collections.emptyIterator();

        Sender(Lives lives, boolean inOrder, int alerts) {
            this.lives = lives;
            this.inOrder = inOrder;
            this.alerts = alerts;
        }

        @Override
        public void run() {
            if (!told.hasNext()) {
                told = (inOrder ? lives.toldInOrder(alerts) : lives.told(alerts)).iterator();
            }
            try {
                (gardin.send(told.next()) == 200 ? taken : refused).incrementAndGet();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
