package io.harpline.prove.stack;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A process of ours with nobody to restart it but who has it: each life has the same command and
/// environment, and goes on in the same log.
public final class RestartableProcess {

    private static final int LAST_LINES = 20;

    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private volatile @Nullable Process life;

    /// One that does not run yet.
    ///
    /// @param environment what it is told; of what is set around us, it hears nothing that concerns
    /// Harpline or Kafka
    /// @param log where it prints to
    public RestartableProcess(List<String> command, Map<String, String> environment, Path log) {
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.log = log;
    }

    /// Starts it, unless it is alive.
    public synchronized void start() {
        if (isAlive()) {
            return;
        }
        ProcessBuilder builder = Told.process(command, environment)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        try {
            life = builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot start " + command.getFirst(), failed);
        }
    }

    /// Its present life, or the last one.
    ///
    /// @throws IllegalStateException if it was never started
    public Process process() {
        Process process = life;
        if (process == null) {
            throw new IllegalStateException("it was never started");
        }
        return process;
    }

    public Path log() {
        return log;
    }

    public boolean isAlive() {
        Process process = life;
        return process != null && process.isAlive();
    }

    /// SIGKILL; returns once it has ended.
    public void kill() {
        process().destroyForcibly().onExit().join();
    }

    /// SIGTERM.
    public void terminate() {
        process().destroy();
    }

    /// Whether it ends so soon.
    public boolean endsWithin(Duration longest) {
        try {
            return process().waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// SIGSTOP.
    ///
    /// @throws IllegalStateException if it is not sent, as to one that has ended; also [#thaw]
    public void freeze() {
        signal("STOP");
    }

    /// SIGCONT.
    public void thaw() {
        signal("CONT");
    }

    /// Returns once that is so.
    ///
    /// @throws IllegalStateException if it ends before, or it takes longer, with the end of its log
    public void awaitWhileAlive(Duration longest, BooleanSupplier ready) {
        await().atMost(longest.plusSeconds(1))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    if (!isAlive()) {
                        throw new IllegalStateException(
                                "it has ended; the end of " + log + ": " + LogEnd.of(log, LAST_LINES));
                    }
                    return ready.getAsBoolean();
                });
    }

    private void signal(String name) {
        if (!isAlive()) {
            throw new IllegalStateException("SIG%s reaches nobody: it has ended".formatted(name));
        }
        try {
            int exit = new ProcessBuilder(
                            "kill", "-" + name, Long.toString(process().pid()))
                    .start()
                    .onExit()
                    .join()
                    .exitValue();
            if (exit != 0) {
                throw new IllegalStateException("SIG%s was not sent: kill ends with %d".formatted(name, exit));
            }
        } catch (IOException noKill) {
            throw new UncheckedIOException(noKill);
        }
    }
}
