package io.harpline.prove.load;

import io.harpline.prove.history.Request;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The connections of a sender, kept open from one request to the next.
final class Connections implements AutoCloseable {

    private final Duration patience;
    private final Map<URI, Deque<Connection>> idle = new ConcurrentHashMap<>();
    private final ScheduledExecutorService impatience;

    /// @param patience how long a request may take, the connecting included
    Connections(Duration patience) {
        this.patience = patience;
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("prove-patience").factory());
        timer.setRemoveOnCancelPolicy(true);
        this.impatience = timer;
    }

    /// Sends it once, whatever becomes of it.
    Answer post(URI uri, Request request) {
        try {
            Connection kept = kept(uri);
            return post(kept == null ? new Connection(uri) : kept, uri, request);
        } catch (IOException | NumberFormatException none) {
            return Answer.NONE;
        }
    }

    private Answer post(Connection connection, URI uri, Request request) throws IOException {
        ScheduledFuture<?> end = impatience.schedule(connection::close, patience.toMillis(), TimeUnit.MILLISECONDS);
        boolean kept = false;
        try {
            connection.connect();
            Answer answer = connection.post(request);
            end.cancel(false);
            if (connection.staysOpen()) {
                idle(uri).addFirst(connection);
                kept = true;
            }
            return answer;
        } finally {
            end.cancel(false);
            if (!kept) {
                connection.close();
            }
        }
    }

    @Override
    public void close() {
        impatience.shutdownNow();
        idle.values().forEach(kept -> kept.forEach(Connection::close));
    }

    /// One that nobody uses, and that the other side has not closed meanwhile.
    private @Nullable Connection kept(URI uri) {
        Deque<Connection> idle = idle(uri);
        for (Connection one = idle.pollFirst(); one != null; one = idle.pollFirst()) {
            if (one.isOpen()) {
                return one;
            }
            one.close();
        }
        return null;
    }

    private Deque<Connection> idle(URI uri) {
        return idle.computeIfAbsent(uri, key -> new ConcurrentLinkedDeque<>());
    }
}
