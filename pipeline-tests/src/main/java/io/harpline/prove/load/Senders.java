package io.harpline.prove.load;

import io.harpline.prove.history.Planned;
import io.harpline.prove.history.Request;
import io.harpline.schemas.json.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Plays a history against ingest as Gardin would: each request at its time, whether or not earlier ones were answered,
/// to one instance after the other, and never a second time.
///
/// Requests of one alert are sent one after the other's answer, but where the history wants them at once. What cannot
/// be begun because too many are under way is begun later, and [Answers#mostBehindMillis] tells how much.
public final class Senders implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    // One of three instances that is frozen holds 1,000 requests at 300 a second.
    private static final int MOST_CONNECTIONS = 2_000;
    private static final int MOST_BEGUN = 10_000;

    private final AnswerLog log;
    private final Connections connections = new Connections(PATIENCE);
    private final Tally tally = new Tally();
    private final Turns turns = new Turns();
    private final Semaphore free = new Semaphore(MOST_CONNECTIONS);
    private final Semaphore begun = new Semaphore(MOST_BEGUN);
    private final AtomicInteger round = new AtomicInteger();
    private volatile List<Webhook> webhooks;
    private volatile boolean enough;

    public Senders(List<Webhook> webhooks, AnswerLog log) {
        this.webhooks = List.copyOf(webhooks);
        this.log = log;
    }

    /// From now on to these, which are meant to be up. While there are none, a request has no answer.
    public void sendTo(List<Webhook> others) {
        webhooks = List.copyOf(others);
        connections.keepOnly(others.stream().map(Webhook::uri).toList());
    }

    /// Sends all of it; returns once the last one has its answer. A history is played from now on, whenever it is that
    /// its ids and timestamps begin.
    public void play(Iterable<Planned> history) throws InterruptedException {
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Planned planned : history) {
                long early = planned.at().toNanos() - (System.nanoTime() - start);
                TimeUnit.NANOSECONDS.sleep(early);
                begun.acquire();
                if (enough) {
                    return;
                }
                tally.begun(Duration.ofNanos(System.nanoTime() - start).minus(planned.at()));
                Turns.Turn turn = turns.next(planned.request().alert());
                threads.execute(() -> inTurn(planned, turn));
            }
        }
    }

    /// Begins with no more.
    public void stop() {
        enough = true;
    }

    public Progress progress() {
        return tally.progress();
    }

    public Answers answers() {
        return tally.answers();
    }

    @Override
    public void close() {
        stop();
        connections.close();
    }

    private void inTurn(Planned planned, Turns.Turn turn) {
        try {
            if (planned.waits()) {
                turn.before().join();
            }
            free.acquireUninterruptibly();
            try {
                send(planned.request());
            } finally {
                free.release();
            }
        } finally {
            turn.own().complete(null);
            begun.release();
        }
    }

    private void send(Request request) {
        List<Webhook> now = webhooks;
        Webhook to = now.isEmpty() ? null : now.get(Math.floorMod(round.getAndIncrement(), now.size()));
        Instant sentAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        long start = System.nanoTime();
        tally.sent();
        Answer answer = to == null ? Answer.NONE : connections.post(to.uri(), request);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        tally.answered(request.kind(), answer.status(), took);
        log.add(new Answered(
                request.number(),
                request.kind(),
                Sha256.hex(request.body()),
                request.alert(),
                request.notificationId(),
                to == null ? "none" : to.instance(),
                sentAt,
                took.toMillis(),
                answer.status(),
                answer.ingestId()));
    }
}
