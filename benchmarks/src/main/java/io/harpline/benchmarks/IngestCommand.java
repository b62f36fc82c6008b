package io.harpline.benchmarks;

import io.harpline.benchmarks.report.Figures;
import io.harpline.benchmarks.report.Results;
import io.harpline.benchmarks.report.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How many notifications ingest-service takes, beside the bare limit, bare HTTP, and itself without Kafka.
@Command(
        name = "ingest",
        description = "Answers a second, latency, CPU and memory of ingest-service, beside the bare limit.")
final class IngestCommand implements Callable<Integer> {

    private static final double OF_THE_LIMIT = 0.7;
    private static final double P99_MILLIS = 10;
    private static final double MEGABYTES = 400;
    private static final double SPOOLING = 0.5;
    private static final double STEADY = 0.9;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private Options options;

    @Option(
            names = "--soak",
            paramLabel = "DURATION",
            defaultValue = "0s",
            converter = DurationText.class,
            description = "Also load ingest-service for so long without a pause, and compare the last minute with the"
                    + " second; 3m or more.")
    @SuppressWarnings("NullAway.Init")
    private Duration soak;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Scene scene = Scene.open(options)) {
            IngestRounds rounds = new IngestRounds(scene, options);
            rounds.run();
            List<Target> targets = targets(rounds.results());
            if (!soak.isZero()) {
                targets.add(Target.atLeast("last minute / second minute", rounds.soak(soak), STEADY));
            }
            options.report("ingest", "What ingest-service takes", rounds.results(), targets, rounds.notes());
        }
        return 0;
    }

    private static List<Target> targets(Results<Figures> results) {
        List<Target> targets = new ArrayList<>();
        results.ratio(IngestRounds.HARPLINE, IngestRounds.LIMIT, IngestRounds.TOP, Figures::perSecond)
                .ifPresent(ratio -> targets.add(Target.atLeast("harpline / bare limit", ratio, OF_THE_LIMIT)));
        results.find(IngestRounds.HARPLINE, IngestRounds.HALF)
                .ifPresent(series -> targets.add(Target.atMost(
                        "p99 at half the top rate", series.median().p99(), P99_MILLIS, "ms")));
        results.series().stream()
                .filter(series ->
                        List.of(IngestRounds.HARPLINE, IngestRounds.SPOOLING).contains(series.server()))
                .mapToLong(series -> series.median().peakMemory())
                .max()
                .ifPresent(bytes -> targets.add(Target.atMost("memory of harpline", bytes / 1e6, MEGABYTES, "MB")));
        results.ratio(IngestRounds.SPOOLING, IngestRounds.HARPLINE, IngestRounds.TOP, Figures::perSecond)
                .ifPresent(ratio -> targets.add(Target.atLeast("spooling / with Kafka", ratio, SPOOLING)));
        return targets;
    }
}
