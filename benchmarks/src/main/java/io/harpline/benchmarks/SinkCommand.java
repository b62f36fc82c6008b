package io.harpline.benchmarks;

import io.harpline.benchmarks.report.Results;
import io.harpline.benchmarks.report.StreamFigures;
import io.harpline.benchmarks.report.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// How fast harp-sink delivers, beside a consumer that posts one record after the other.
@Command(
        name = "sink",
        description = "Deliveries a second, latency, CPU and memory of harp-sink, beside a plain consumer.")
final class SinkCommand implements Callable<Integer> {

    private static final double AT_ONCE = 0.7;
    private static final double SLOW = 35;
    private static final double BESIDE_A_FAILING_ONE = 1.25;
    private static final double MEGABYTES = 500;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private SinkOptions options;

    @Override
    public Integer call() throws Exception {
        List<Target> targets = new ArrayList<>();
        try (SinkScene scene = new SinkScene(options)) {
            SinkRounds rounds = new SinkRounds(options, scene);
            rounds.compare();
            targets.addAll(ratios(rounds.results()));
            if (options.pairs > 0) {
                targets.add(Target.atMost(
                        "p99 of others beside one that fails / alone",
                        rounds.besideAFailingOne(),
                        BESIDE_A_FAILING_ONE,
                        ""));
            }
            if (options.backlog > 0) {
                rounds.backlog();
                rounds.results()
                        .find(SinkRounds.SINK, SinkRounds.BACKLOG)
                        .ifPresent(row -> targets.add(Target.atMost(
                                "memory with a backlog", row.median().peakMemory() / 1e6, MEGABYTES, "MB")));
            }
            report(rounds, targets);
        }
        return 0;
    }

    private static List<Target> ratios(Results<StreamFigures> results) {
        List<Target> targets = new ArrayList<>();
        results.ratio(SinkRounds.SINK, SinkRounds.PLAIN, SinkRounds.AT_ONCE, StreamFigures::perSecond)
                .ifPresent(ratio -> targets.add(Target.atLeast("harp-sink / plain at 0 ms", ratio, AT_ONCE)));
        results.ratio(SinkRounds.SINK, SinkRounds.PLAIN, SinkRounds.SLOW, StreamFigures::perSecond)
                .ifPresent(ratio -> targets.add(Target.atLeast("harp-sink / plain at 20 ms", ratio, SLOW)));
        return targets;
    }

    private void report(SinkRounds rounds, List<Target> targets) throws Exception {
        Map<String, String> settings = Map.of(
                "events", Count.of(options.events),
                "alerts", Count.of(options.alerts),
                "backlog", Count.of(options.backlog),
                "rounds", Integer.toString(options.rounds));
        options.report(
                "sink",
                options.report(
                        "How harp-sink delivers", settings, rounds.results().series(), targets, List.of()),
                SinkRounds.COLUMNS,
                StreamFigures.CHART);
    }
}
