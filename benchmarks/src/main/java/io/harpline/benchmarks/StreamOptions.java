package io.harpline.benchmarks;

import io.harpline.benchmarks.archive.History;
import io.harpline.benchmarks.report.Report;
import io.harpline.benchmarks.report.Series;
import io.harpline.benchmarks.report.StreamFigures;
import io.harpline.benchmarks.report.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/// What the benchmarks of transform-streams can be told.
class StreamOptions extends CommonOptions {

    /// When the archive ends: long enough ago for what follows not to lie in the future.
    private static final Instant END = Instant.parse("2026-01-01T00:00:00Z");

    // Alerts alive at once, but never more than a part of all.
    private static final int ALIVE = 4_000;
    private static final int PART = 50;

    @Option(
            names = "--threads",
            defaultValue = "1",
            paramLabel = "N",
            description = "Stream threads of each program (default: ${DEFAULT-VALUE}, as shipped).")
    int threads;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "The same seed gives the same archive (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--warm-up",
            defaultValue = "100k",
            paramLabel = "N",
            converter = Count.class,
            description = "Alerts at the head of each archive by which the JVMs get warm, and which do not count"
                    + " (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    Long warmUp;

    /// What is archived: those that warm up, then as many as said, raised in equal intervals over so many days.
    History history(long alerts, int days) {
        Duration interval = Duration.ofDays(days).dividedBy(alerts);
        int alive = Math.clamp(alerts / PART, 8, ALIVE);
        return new History(seed, END.minus(interval.multipliedBy(warmUp + alerts)), interval, alive);
    }

    /// Prints what was measured, and writes it.
    void report(
            String name,
            String title,
            Map<String, String> more,
            List<Series<StreamFigures>> series,
            List<Target> targets,
            List<String> notes)
            throws java.io.IOException {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("threads", Integer.toString(threads));
        Report<StreamFigures> report = report(title, settings, series, targets, notes);
        report(name, report, StreamFigures.TABLE, StreamFigures.CHART);
    }
}
