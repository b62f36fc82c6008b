package io.harpline.benchmarks;

import io.harpline.benchmarks.archive.History;
import io.harpline.benchmarks.report.Report;
import io.harpline.benchmarks.report.Series;
import io.harpline.benchmarks.report.StreamFigures;
import io.harpline.benchmarks.report.Target;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/// What the benchmarks of transform-streams can be told.
class StreamOptions extends CommonOptions {

    /// When the archive ends: now, so that what follows is young, and not caught up with.
    private final Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS);

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
            description = "The same seed gives the same archive, but for its times (default: ${DEFAULT-VALUE}).")
    private long seed;

    /// What is archived: alerts raised in equal intervals over so many days, until the archive ends.
    ///
    /// @param before as many more, as often, before those days
    History history(long before, long alerts, int days) {
        Duration interval = Duration.ofDays(days).dividedBy(alerts);
        int alive = Math.clamp(alerts / PART, 8, ALIVE);
        // Those that are alive when the last of them is raised are ended by later ones.
        return new History(seed, end.minus(interval.multipliedBy(before + alerts + alive)), interval, alive);
    }

    /// Prints what was measured, and writes it.
    void report(
            String name,
            String title,
            Map<String, String> more,
            List<Series<StreamFigures>> series,
            List<Target> targets,
            List<String> notes)
            throws IOException {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("threads", Integer.toString(threads));
        Report<StreamFigures> report = report(title, settings, series, targets, notes);
        report(name, report, StreamFigures.TABLE, StreamFigures.CHART);
    }
}
