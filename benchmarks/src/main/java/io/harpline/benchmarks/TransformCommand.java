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

/// How fast transform-streams reads an archive from its start, beside a topology that only reads and writes.
@Command(
        name = "transform",
        description = "Notifications a second, CPU, memory, state, restore and latency of transform-streams, beside a"
                + " pass-through.")
final class TransformCommand implements Callable<Integer> {

    private static final double OF_THE_LIMIT = 0.35;
    private static final double GROWN = 0.9;
    private static final double MEGABYTES = 1_000;
    private static final double P50_MILLIS = 30;
    private static final double P99_MILLIS = 80;
    private static final double START_SECONDS = 5;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private TransformOptions options;

    @Override
    public Integer call() throws Exception {
        TransformRounds rounds = new TransformRounds(options);
        rounds.compare();
        for (long size : options.series) {
            if (size > 0) {
                rounds.grow(size);
            }
        }
        options.report(
                "transform",
                "How transform-streams reads an archive",
                Map.of(
                        "alerts",
                        Count.of(options.alerts),
                        "days",
                        Integer.toString(options.days),
                        "rounds",
                        Integer.toString(options.rounds)),
                rounds.results().series(),
                targets(rounds.results()),
                rounds.notes());
        return 0;
    }

    private List<Target> targets(Results<StreamFigures> results) {
        List<Target> targets = new ArrayList<>();
        results.ratio(
                        TransformRounds.TRANSFORM,
                        TransformRounds.PASS_THROUGH,
                        TransformRounds.load(options.alerts),
                        StreamFigures::perSecond)
                .ifPresent(ratio -> targets.add(Target.atLeast("transform / pass-through", ratio, OF_THE_LIMIT)));
        long most = options.series.stream().mapToLong(size -> size).max().orElse(0);
        results.find(TransformRounds.TRANSFORM, TransformRounds.load(100_000))
                .ifPresent(few -> results.find(TransformRounds.TRANSFORM, TransformRounds.load(most))
                        .ifPresent(many -> targets.add(Target.atLeast(
                                "rate at " + Count.of(most) + " alerts / at 100k",
                                many.median().perSecond() / few.median().perSecond(),
                                GROWN))));
        results.series().stream()
                .filter(row -> row.server().equals(TransformRounds.TRANSFORM))
                .mapToLong(row -> row.median().peakMemory())
                .max()
                .ifPresent(bytes -> targets.add(Target.atMost("memory", bytes / 1e6, MEGABYTES, "MB")));
        results.find(TransformRounds.TRANSFORM, TransformRounds.load(options.alerts))
                .ifPresent(row -> targets.add(
                        Target.atMost("ready after a clean stop", row.median().startSeconds(), START_SECONDS, "s")));
        results.find(TransformRounds.TRANSFORM, TransformRounds.FOLLOWS).ifPresent(row -> {
            targets.add(Target.atMost("archive to consumer, p50", row.median().p50(), P50_MILLIS, "ms"));
            targets.add(Target.atMost("archive to consumer, p99", row.median().p99(), P99_MILLIS, "ms"));
        });
        return targets;
    }
}
