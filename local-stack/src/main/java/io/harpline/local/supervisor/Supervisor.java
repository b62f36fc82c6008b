package io.harpline.local.supervisor;

import io.harpline.local.ExpectedFailure;
import io.harpline.local.supervisor.StackState.Phase;
import io.harpline.local.supervisor.StackState.Running;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Starts components one after the other, each once the one before is ready, keeps them running, and stops them in
/// reverse order.
public final class Supervisor {

    /// Long, since it may have much to restore.
    private static final Duration TO_BE_READY = Duration.ofMinutes(3);

    private static final Duration TO_BE_MENTIONED = Duration.ofSeconds(10);

    /// More than the sink needs, which may take 19 s.
    static final Duration TO_STOP = Duration.ofSeconds(25);

    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(50);
    private static final long LOG_LIMIT = 20L * 1024 * 1024;

    /// One that ends this often before it was ever ready will not come up by trying again.
    private static final int HOPELESS = 3;

    private final Path directory;
    private final Path logs;
    private final Path stateFile;
    private final Console console;
    private final List<Keeper> keepers = new ArrayList<>();
    private Phase phase = Phase.STARTING;
    private @Nullable String failure;

    /// @param directory the components' working directory
    /// @param logs where their logs go, by name
    /// @param stateFile kept up to date; see [StackState]
    public Supervisor(Path directory, Path logs, Path stateFile, Console console) {
        this.directory = directory;
        this.logs = logs;
        this.stateFile = stateFile;
        this.console = console;
        publish();
    }

    /// Starts a component and returns once it is ready.
    ///
    /// @throws ExpectedFailure if it does not become ready, or a stop comes first
    public void start(Component component) throws InterruptedException {
        Keeper keeper = keep(component);
        long start = System.nanoTime();
        long said = start;
        while (!Readiness.of(component.health())) {
            refuseIfStopping();
            refuseIfHopeless(keeper, since(start));
            if (since(said).compareTo(TO_BE_MENTIONED) >= 0) {
                said = System.nanoTime();
                console.say(
                        "waiting for " + component + " since " + since(start).toSeconds() + " s");
            }
            Thread.sleep(BETWEEN_QUESTIONS);
        }
        console.say(component + " is ready after " + since(start).toMillis() + " ms");
    }

    /// To be called once everything is started.
    public synchronized void ready() {
        enter(Phase.READY);
    }

    /// Stops everything, and leaves a word why it did not come up.
    public void fail(String line) {
        stop(Phase.FAILED, line);
    }

    /// Stops everything, the last started first. Later starts are refused.
    public void stop() {
        stop(Phase.STOPPED, null);
    }

    private void stop(Phase last, @Nullable String why) {
        List<Keeper> running;
        synchronized (this) {
            if (isStopping()) {
                return;
            }
            failure = why;
            enter(Phase.STOPPING);
            running = List.copyOf(keepers).reversed();
        }
        try {
            for (Keeper keeper : running) {
                console.say("stopping " + keeper.component());
                keeper.stop(TO_STOP);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            enter(last);
        }
    }

    private synchronized Keeper keep(Component component) {
        refuseIfStopping();
        Keeper keeper =
                new Keeper(component, directory, new LogFile(logOf(component), LOG_LIMIT), console, this::publish);
        keepers.add(keeper);
        keeper.start();
        return keeper;
    }

    private synchronized void refuseIfStopping() {
        if (isStopping()) {
            throw new ExpectedFailure("stopped before everything was ready");
        }
    }

    private boolean isStopping() {
        return phase != Phase.STARTING && phase != Phase.READY;
    }

    private void refuseIfHopeless(Keeper keeper, Duration waited) {
        String why = keeper.restarts() >= HOPELESS
                ? " does not start"
                : waited.compareTo(TO_BE_READY) > 0 ? " does not become ready" : "";
        if (!why.isEmpty()) {
            throw new ExpectedFailure(keeper.component() + why + "; see " + logOf(keeper.component()));
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private void enter(Phase next) {
        phase = next;
        publish();
    }

    private synchronized void publish() {
        List<Running> components = keepers.stream()
                .map(keeper -> new Running(
                        keeper.component().name(),
                        keeper.pid().orElse(null),
                        keeper.component().port(),
                        keeper.component().health().toString(),
                        keeper.restarts()))
                .toList();
        try {
            new StackState(ProcessHandle.current().pid(), phase, failure, components).write(stateFile);
        } catch (IOException failed) {
            console.say("cannot write " + stateFile + ": " + failed.getMessage());
        }
    }

    private Path logOf(Component component) {
        return logs.resolve(component.name() + ".log");
    }
}
