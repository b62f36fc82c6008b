package io.harpline.benchmarks;

import io.harpline.benchmarks.archive.History;
import io.harpline.benchmarks.report.Results;
import io.harpline.benchmarks.report.StreamFigures;
import io.harpline.benchmarks.report.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// How fast the operator's commands go through a whole archive, beside a consumer that only reads it.
@Command(
        name = "replay",
        description =
                "Records a second, CPU and memory of verify-archive and replay plan over a whole archive, beside a"
                        + " consumer that only reads the same topic. What they say is checked, too.")
final class ReplayCommand implements Callable<Integer> {

    private static final double OF_A_BARE_READ = 0.4;
    private static final double AUDIT_SECONDS = 2;
    private static final double FLAT = 1.2;
    private static final int PART = 10;
    private static final int EACH = 3; // notifications of an alert
    private static final int DAYS = 365;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ReplayOptions options;

    @Override
    public Integer call() throws Exception {
        long all = options.notifications;
        long part = all / PART;
        try (ReplayScene scene = new ReplayScene(options)) {
            History history = options.history(0, all / EACH, DAYS);
            ReplayRounds rounds = new ReplayRounds(scene);
            scene.grow(history, part);
            rounds.round(part);
            scene.grow(history, all);
            for (int round = 0; round < options.rounds; round++) {
                rounds.round(all);
            }
            report(rounds.results(), part, all);
        }
        return 0;
    }

    private void report(Results<StreamFigures> results, long part, long all) throws Exception {
        List<Target> targets = new ArrayList<>();
        results.ratio(ReplayRounds.VERIFY, ReplayRounds.BARE, ReplayRounds.archive(all), StreamFigures::perSecond)
                .ifPresent(ratio -> targets.add(Target.atLeast("verify-archive / bare", ratio, OF_A_BARE_READ)));
        results.ratio(ReplayRounds.PLAN, ReplayRounds.BARE, ReplayRounds.events(all), StreamFigures::perSecond)
                .ifPresent(ratio -> targets.add(Target.atLeast("replay plan / bare", ratio, OF_A_BARE_READ)));
        results.find(ReplayRounds.AUDIT, "oldest of " + Count.of(all))
                .ifPresent(row -> targets.add(
                        Target.atMost("audit of the oldest alert", row.median().p50() / 1000, AUDIT_SECONDS, "s")));
        targets.add(flat(results, ReplayRounds.VERIFY, ReplayRounds.archive(part), ReplayRounds.archive(all)));
        targets.add(flat(results, ReplayRounds.PLAN, ReplayRounds.events(part), ReplayRounds.events(all)));
        Map<String, String> settings =
                Map.of("notifications", Count.of(all), "rounds", Integer.toString(options.rounds));
        options.report(
                "replay",
                options.report(
                        "How the operator's commands read an archive", settings, results.series(), targets, List.of()),
                ReplayRounds.COLUMNS,
                StreamFigures.CHART);
    }

    private static Target flat(Results<StreamFigures> results, String command, String little, String much) {
        double ratio = memory(results, command, much) / memory(results, command, little);
        return Target.atMost("memory of " + command + ": all / a tenth", ratio, FLAT, "");
    }

    private static double memory(Results<StreamFigures> results, String command, String load) {
        return results.find(command, load)
                .map(row -> (double) row.median().peakMemory())
                .orElse(Double.NaN);
    }
}
