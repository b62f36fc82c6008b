package io.harpline.sink.edge.config;

import static java.lang.System.Logger.Level.ERROR;

import io.harpline.sink.app.Loop;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The loop, as a thread of its own.
final class DeliveryThread implements Loop, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(DeliveryThread.class.getName());

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("deliveries").factory(), new ThreadPoolExecutor.DiscardPolicy());

    @Override
    public void execute(Runnable task) {
        thread.execute(guarded(task));
    }

    @Override
    public void schedule(Duration after, Runnable task) {
        var _ = thread.schedule(guarded(task), after.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// What is thrown here is a bug, which an executor would keep to itself.
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error bug) {
                LOG.log(ERROR, "a delivery was left where it stood", bug);
                throw bug;
            }
        };
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
