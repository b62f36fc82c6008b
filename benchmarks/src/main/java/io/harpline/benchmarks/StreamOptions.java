package io.harpline.benchmarks;

import java.time.Duration;
import picocli.CommandLine.Option;

/// What the benchmarks of transform-streams can be told.
final class StreamOptions extends CommonOptions {

    /// Alerts alive at once, but never more than a part of all.
    private static final int ALIVE = 4_000;

    private static final int PART = 50;

    @Option(
            names = "--threads",
            defaultValue = "1",
            paramLabel = "N",
            description = "Threads of each program (default: ${DEFAULT-VALUE}, as shipped).")
    int threads;

    @Option(
            names = "--days",
            defaultValue = "90",
            paramLabel = "N",
            description = "Over how many days the archive is spread (default: ${DEFAULT-VALUE}).")
    int days;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "The same seed gives the same archive (default: ${DEFAULT-VALUE}).")
    long seed;

    Duration interval(long alerts) {
        return Duration.ofDays(days).dividedBy(alerts);
    }

    static int alive(long alerts) {
        return Math.clamp(alerts / PART, 8, ALIVE);
    }
}
