package io.harpline.prove.load;

import io.harpline.prove.history.Request;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The connections of a sender, kept open from one request to the next.
final class Connections implements AutoCloseable {

    private final Duration patience;
    private final Map<URI, BlockingDeque<Connection>> idle = new ConcurrentHashMap<>();
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
        Connection kept = kept(uri).pollFirst();
        Connection connection = kept == null ? new Connection(uri) : kept;
        ScheduledFuture<?> end = impatience.schedule(connection::close, patience.toMillis(), TimeUnit.MILLISECONDS);
        try {
            if (kept == null) {
                connection.connect();
            }
            Answer answer = connection.post(request);
            end.cancel(false);
            if (connection.staysOpen()) {
                kept(uri).addFirst(connection);
            } else {
                connection.close();
            }
            return answer;
        } catch (IOException none) {
            end.cancel(false);
            connection.close();
            return Answer.NONE;
        }
    }

    /// Closes those that are kept for others than these.
    void keepOnly(Collection<URI> uris) {
        idle.forEach((uri, connections) -> {
            if (!uris.contains(uri)) {
                close(connections);
            }
        });
    }

    @Override
    public void close() {
        impatience.shutdownNow();
        idle.values().forEach(Connections::close);
    }

    private BlockingDeque<Connection> kept(URI uri) {
        return idle.computeIfAbsent(uri, key -> new LinkedBlockingDeque<>());
    }

    private static void close(BlockingDeque<Connection> connections) {
        for (Connection one = connections.pollFirst(); one != null; one = connections.pollFirst()) {
            one.close();
        }
    }
}
