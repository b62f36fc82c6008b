package io.harpline.local.supervisor;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Starts one component, passes its output on, and starts it again whenever it ends, until told to stop.
final class Keeper {

    private final Component component;
    private final Path directory;
    private final LogFile log;
    private final Console console;
    private final Runnable changed;
    private final AtomicInteger restarts = new AtomicInteger();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Process process;

    /// @param directory the component's working directory
    /// @param changed called after each start and end
    Keeper(Component component, Path directory, LogFile log, Console console, Runnable changed) {
        this.component = component;
        this.directory = directory;
        this.log = log;
        this.console = console;
        this.changed = changed;
    }

    void start() {
        Thread.ofPlatform().daemon().name("keeper-" + component.name()).start(this::keep);
    }

    Component component() {
        return component;
    }

    int restarts() {
        return restarts.get();
    }

    Optional<Long> pid() {
        Process current = process;
        return current != null && current.isAlive() ? Optional.of(current.pid()) : Optional.empty();
    }

    /// SIGTERM, then SIGKILL when it takes longer than this.
    void stop(Duration longest) throws InterruptedException {
        Process current;
        synchronized (this) {
            stopping.countDown();
            current = process;
        }
        if (current == null) {
            return;
        }
        current.destroy();
        if (!current.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            console.say(component + " does not stop; killing it");
            current.destroyForcibly().waitFor();
        }
    }

    private void keep() {
        Backoff backoff = Backoff.first();
        try {
            while (true) {
                long start = System.nanoTime();
                String end = run();
                if (stopping.getCount() == 0) {
                    return;
                }
                backoff = restarts.get() == 0 ? backoff : backoff.next(Duration.ofNanos(System.nanoTime() - start));
                restarts.incrementAndGet();
                changed.run();
                console.say(component + " " + end + "; starting it again in "
                        + backoff.delay().toMillis() + " ms");
                if (stopping.await(backoff.delay().toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /// How it ended.
    private String run() throws InterruptedException {
        try {
            Process current = launch();
            if (current == null) {
                return "was not started";
            }
            changed.run();
            pump(current);
            return "has ended with status " + current.waitFor();
        } catch (IOException failed) {
            return "cannot be started: " + failed.getMessage();
        }
    }

    private synchronized @Nullable Process launch() throws IOException {
        if (stopping.getCount() == 0) {
            return null;
        }
        ProcessBuilder builder = new ProcessBuilder(ShieldedCommand.of(component.command()))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"));
        builder.environment().clear();
        builder.environment().putAll(component.environment());
        Process started = builder.start();
        process = started;
        return started;
    }

    private void pump(Process current) {
        try (BufferedReader lines = current.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.write(line);
                console.child(component.name(), line);
            }
        } catch (IOException _) {
            // its end of the pipe is gone; so is the process, or soon
        }
    }
}
