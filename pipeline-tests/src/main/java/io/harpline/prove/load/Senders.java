package io.harpline.prove.load;

import io.harpline.prove.history.Planned;
import io.harpline.prove.history.Request;
import io.harpline.schemas.json.Sha256;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Plays a history against ingest as Gardin would: each request at its time, whether or not earlier ones were answered,
/// to one instance after the other, and never a second time.
///
/// Requests of one alert are sent one after the other's answer, but where the history wants them at once. What cannot
/// be begun because too many are under way is begun later, and [Answers#mostBehindMillis] tells how much.
public final class Senders implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    // Of one instance, which takes 1,024.
    private static final int MOST_CONNECTIONS = 1_000;
    private static final int MOST_BEGUN = 10_000;

    private final AnswerLog log;
    private final Connections connections = new Connections(PATIENCE);
    private final Tally tally = new Tally();
    private final Turns turns = new Turns();
    private final Map<Integer, Semaphore> free = new ConcurrentHashMap<>();
    private final Semaphore begun = new Semaphore(MOST_BEGUN);
    private final AtomicInteger round = new AtomicInteger();
    private final LatestAlerts latest = new LatestAlerts();
    private final Iterable<Planned> history;
    private final Supplier<List<URI>> webhooks;
    private volatile boolean enough;

    /// Senders that wait for [#play].
    ///
    /// @param webhooks of the ingests that are meant to be up, ingest-1 first; asked before each request, which has
    ///     no answer while there are none
    public Senders(Iterable<Planned> history, Supplier<List<URI>> webhooks, AnswerLog log) {
        this.history = history;
        this.webhooks = webhooks;
        this.log = log;
    }

    /// Sends all of it; returns once the last one has its answer, or, if the thread is interrupted, nothing more is
    /// begun. A history is played from now on, whenever it is that its ids and timestamps begin.
    public void play() {
        try {
            playToItsEnd();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void playToItsEnd() throws InterruptedException {
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

    /// The alertIds that ingest has taken something new of, the newest first.
    public List<String> latestAlerts(int most) {
        return latest.ids(most);
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
            send(planned.request());
        } finally {
            turn.own().complete(null);
            begun.release();
        }
    }

    private void send(Request request) {
        List<URI> now = webhooks.get();
        int which = now.isEmpty() ? -1 : Math.floorMod(round.getAndIncrement(), now.size());
        Semaphore connection = free.computeIfAbsent(which, _ -> new Semaphore(MOST_CONNECTIONS));
        connection.acquireUninterruptibly();
        try {
            send(request, which, which < 0 ? null : now.get(which));
        } finally {
            connection.release();
        }
    }

    private void send(Request request, int which, @Nullable URI webhook) {
        // In this order: an answer may seem later than it was, and never earlier.
        long start = System.nanoTime();
        Instant sentAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        tally.sent();
        Answer answer = webhook == null ? Answer.NONE : connections.post(webhook, request);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        tally.answered(request.kind(), answer.status(), took);
        if (answer.status() == 200) {
            latest.add(request);
        }
        log.add(
                new Answered(
                        request.number(),
                        request.kind(),
                        Sha256.hex(request.body()),
                        request.alert(),
                        request.notificationId(),
                        which < 0 ? "none" : "ingest-" + (which + 1),
                        sentAt,
                        took.toMillis(),
                        answer.status(),
                        answer.ingestId()),
                answer.body());
    }
}
