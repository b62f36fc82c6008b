package io.harpline.operator.redrive;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C, and SIGTERM: whoever is at work hears of it, and gets the time to say how far it came.
public final class Interruption implements AutoCloseable {

    private static final Duration TO_FINISH = Duration.ofSeconds(10);

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::ask, "interruption");
    private volatile boolean asked;

    public Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// Whether it is time to end.
    public boolean isAsked() {
        return asked;
    }

    private void ask() {
        asked = true;
        try {
            var _ = finished.await(TO_FINISH.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException atOnce) {
            Thread.currentThread().interrupt();
        }
    }

    /// All has been said.
    @Override
    public void close() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException inProgress) {
            // The process ends now.
        }
    }
}
