package io.harpline.local.stack;

import io.harpline.local.ExpectedFailure;
import io.harpline.local.supervisor.MarkedProcesses;
import io.harpline.local.supervisor.ShieldedCommand;
import io.harpline.local.supervisor.StackState;
import io.harpline.local.supervisor.StackState.Phase;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The supervisor, seen from the one that starts it.
public final class SupervisorProcess {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final DataDirectory data;
    private final Process process;

    private SupervisorProcess(DataDirectory data, Process process) {
        this.data = data;
        this.process = process;
    }

    /// Starts it, out of the copy of the build.
    ///
    /// @param detached whether it writes to its log instead of this console
    /// @param harpUrl where it is another one than the environment's
    public static SupervisorProcess start(DataDirectory data, boolean detached, Optional<String> harpUrl) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(new MarkedProcesses(data.root()).mark(MarkedProcesses.SUPERVISOR));
        line.addAll(List.of(
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                new AppCopy(data.app()).localStackClassPath(),
                SupervisorMain.class.getName(),
                data.root().toString(),
                Boolean.toString(!detached)));
        ProcessBuilder builder = new ProcessBuilder(ShieldedCommand.of(line)).redirectInput(new File("/dev/null"));
        harpUrl.ifPresent(url -> builder.environment().put(StackSettings.HARP_KEY, url));
        try {
            Files.createDirectories(data.logs());
            File log = data.logs().resolve("supervisor.log").toFile();
            builder.redirectError(Redirect.appendTo(log));
            builder.redirectOutput(detached ? Redirect.appendTo(log) : Redirect.INHERIT);
            return new SupervisorProcess(data, builder.start());
        } catch (IOException failed) {
            throw new ExpectedFailure("cannot start the supervisor: " + failed.getMessage());
        }
    }

    /// Returns once the whole stack is ready.
    ///
    /// @throws ExpectedFailure if it does not come up; then nothing of it is left running
    public void awaitReady() throws InterruptedException {
        while (phase().filter(Phase.READY::equals).isEmpty()) {
            if (process.waitFor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ExpectedFailure(whyItEnded());
            }
        }
    }

    /// Waits for its end.
    ///
    /// @return whether it had stopped the stack
    public boolean awaitEnd() throws InterruptedException {
        process.waitFor();
        return phase().filter(Phase.STOPPED::equals).isPresent();
    }

    /// Has it stop the stack, and waits for that; it bounds that itself.
    public void stop() {
        process.destroy();
        process.onExit().join();
    }

    private String whyItEnded() {
        if (phase().filter(Phase.STOPPED::equals).isPresent()) {
            return "stopped before everything was ready";
        }
        return state().map(StackState::failure)
                .orElse("the supervisor has ended; see " + data.logs().resolve("supervisor.log"));
    }

    private Optional<Phase> phase() {
        return state().map(StackState::phase);
    }

    private Optional<StackState> state() {
        return StackState.read(data.state()).filter(state -> state.supervisor() == process.pid());
    }
}
