package io.harpline.local.supervisor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The processes of one data directory, known again by a mark on their command lines, whoever started them.
public final class MarkedProcesses {

    public static final String SUPERVISOR = "supervisor";

    /// More than it takes at the worst, for the five it keeps.
    private static final Duration SUPERVISOR_TO_END = Supervisor.TO_STOP.multipliedBy(6);

    private final Path data;
    private final Duration toEnd;

    /// @param data the data directory, absolute and without symbolic links
    public MarkedProcesses(Path data) {
        this(data, Supervisor.TO_STOP);
    }

    /// @param toEnd how long a process may take after SIGTERM
    MarkedProcesses(Path data, Duration toEnd) {
        this.data = data;
        this.toEnd = toEnd;
    }

    /// The options that mark a JVM.
    public List<String> mark(String name) {
        return List.of(dataMark(), nameMark(name));
    }

    public Optional<ProcessHandle> supervisor() {
        return all().stream().filter(process -> isNamed(process, SUPERVISOR)).findFirst();
    }

    public boolean contains(long pid) {
        return ProcessHandle.of(pid).filter(this::isMarked).isPresent();
    }

    public List<ProcessHandle> all() {
        return ProcessHandle.allProcesses().filter(this::isMarked).toList();
    }

    /// Ends all of them: the supervisor, which stops what it keeps, then what is left, those named last after the
    /// others.
    ///
    /// @return how many there were
    public int end(String last) {
        List<ProcessHandle> all = all();
        end(all.stream().filter(process -> isNamed(process, SUPERVISOR)).toList(), SUPERVISOR_TO_END);
        end(all.stream().filter(process -> !isNamed(process, last)).toList(), toEnd);
        end(all, toEnd);
        return all.size();
    }

    /// SIGTERM, and SIGKILL after a while.
    private static void end(List<ProcessHandle> processes, Duration longest) {
        processes.forEach(ProcessHandle::destroy);
        long deadline = System.nanoTime() + longest.toNanos();
        for (ProcessHandle process : processes) {
            if (!ended(process, deadline - System.nanoTime())) {
                process.destroyForcibly();
                process.onExit().join();
            }
        }
    }

    private static boolean ended(ProcessHandle process, long nanos) {
        try {
            process.onExit().get(nanos, TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException | TimeoutException late) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isMarked(ProcessHandle process) {
        return hasArgument(process, dataMark());
    }

    private boolean isNamed(ProcessHandle process, String name) {
        return hasArgument(process, nameMark(name));
    }

    private static boolean hasArgument(ProcessHandle process, String argument) {
        return process.info()
                .arguments()
                .map(arguments -> Arrays.asList(arguments).contains(argument))
                .orElse(false);
    }

    private String dataMark() {
        return "-Dharpline.data=" + data;
    }

    private static String nameMark(String name) {
        return "-Dharpline.component=" + name;
    }
}
