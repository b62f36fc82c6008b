package io.harpline.benchmarks.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the kernel knows of a process. Memory and threads are to be had on Linux only.
///
/// @param pid the process
public record ProcessFigures(long pid) {

    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    /// User and system time so far.
    public double cpuSeconds() {
        return ProcessHandle.of(pid)
                        .flatMap(process -> process.info().totalCpuDuration())
                        .orElse(Duration.ZERO)
                        .toNanos()
                / 1e9;
    }

    /// The most memory it ever had resident since [#forgetPeak], in bytes; 0 where that is not known.
    public long peakMemory() {
        try {
            Matcher peak = PEAK.matcher(Files.readString(proc("status")));
            return peak.find() ? 1024 * Long.parseLong(peak.group(1)) : 0;
        } catch (IOException unknown) {
            return 0;
        }
    }

    /// Lets the peak begin at what is resident now. https://man7.org/linux/man-pages/man5/proc_pid_clear_refs.5.html
    public void forgetPeak() {
        try {
            Files.writeString(proc("clear_refs"), "5");
        } catch (IOException notHere) {
            // Then the peak is that of its whole life: never too low.
        }
    }

    /// How many event loops of Vert.x it has; where that is not known, the number that is usual on this machine.
    public int eventLoops() {
        // The kernel keeps the first 15 characters of vert.x-eventloop-thread-N.
        try (Stream<Path> threads = Files.list(proc("task"))) {
            return (int) threads.filter(thread -> nameOf(thread).startsWith("vert.x-eventloo"))
                    .count();
        } catch (IOException unknown) {
            return 2 * Runtime.getRuntime().availableProcessors();
        }
    }

    private static String nameOf(Path thread) {
        try {
            return Files.readString(thread.resolve("comm"), StandardCharsets.UTF_8);
        } catch (IOException ended) {
            return "";
        }
    }

    private Path proc(String file) {
        return Path.of("/proc", Long.toString(pid), file);
    }
}
