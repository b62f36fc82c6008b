package io.harpline.benchmarks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// How busy other programs keep this machine while we measure. On Linux only.
public final class Neighbours {

    // Hundredths of a second: what the kernel tells programs in, whatever its own tick.
    private static final double TICKS = 100;
    private static final Pattern BLANK = Pattern.compile(" +");
    private static final double WORTH_SAYING = 0.1;

    private final long start = System.nanoTime();
    private final Optional<Double> before = takenByOthers();

    /// What to say of them, from when this was made until now; nothing if they were quiet, or it is not known.
    public Optional<String> note() {
        double seconds = (System.nanoTime() - start) / 1e9;
        return before.flatMap(then -> takenByOthers().map(now -> (now - then) / seconds))
                .filter(cores -> cores > WORTH_SAYING)
                .map(cores -> String.format(
                        Locale.ROOT,
                        "other programs kept %.1f of %d cores busy meanwhile: no rate or latency to quote",
                        cores,
                        Runtime.getRuntime().availableProcessors()));
    }

    private static Optional<Double> takenByOthers() {
        try {
            return Optional.of(takenByAll() - takenByUs());
        } catch (IOException notHere) {
            return Optional.empty();
        }
    }

    /// user, nice and system of all cores: https://man7.org/linux/man-pages/man5/proc_stat.5.html
    private static double takenByAll() throws IOException {
        List<String> fields = fields(Files.readAllLines(Path.of("/proc/stat")).getFirst());
        return sum(fields.subList(1, 4)) / TICKS;
    }

    /// This process, its children that ended, and its children: utime to cstime of /proc/self/stat, fields 14 to 17.
    private static double takenByUs() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        List<String> fields = fields(stat.substring(stat.lastIndexOf(')') + 2));
        double children = ProcessHandle.current()
                .descendants()
                .flatMap(child -> child.info().totalCpuDuration().stream())
                .mapToDouble(Duration::toNanos)
                .sum();
        return sum(fields.subList(11, 15)) / TICKS + children / 1e9;
    }

    private static List<String> fields(String line) {
        return BLANK.splitAsStream(line).toList();
    }

    private static double sum(List<String> numbers) {
        return numbers.stream().mapToLong(Long::parseLong).sum();
    }
}
