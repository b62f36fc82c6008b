package io.harpline.benchmarks;

import io.harpline.benchmarks.report.Column;
import io.harpline.benchmarks.report.Results;
import io.harpline.benchmarks.report.StreamFigures;
import io.harpline.benchmarks.report.Table;
import io.harpline.benchmarks.report.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// How long a notification is under way from Gardin to Harp.
@Command(
        name = "e2e",
        description = "Latency from Gardin's request to Harp's, through ingest-service, Kafka, transform-streams and"
                + " harp-sink, all on this machine.")
final class EndToEndCommand implements Callable<Integer> {

    private static final String HARPLINE = "harpline";
    private static final int JUDGED = 1_000;
    private static final double P50_MILLIS = 40;
    private static final double P99_MILLIS = 100;

    private static final List<Column<StreamFigures>> COLUMNS = List.of(
            new Column<>("per s", StreamFigures::perSecond),
            new Column<>("CPU", figures -> 1000 * figures.ownCpu()),
            new Column<>("broker's", figures -> 1000 * figures.brokerCpu()),
            new Column<>("memory MB", figures -> figures.peakMemory() / 1e6),
            new Column<>("p50 ms", StreamFigures::p50),
            new Column<>("p99 ms", StreamFigures::p99),
            new Column<>("p99.9 ms", StreamFigures::p999));
    private static final List<Column<StreamFigures>> CHART = List.of(
            new Column<>("p50, ms", StreamFigures::p50),
            new Column<>("p99, ms", StreamFigures::p99),
            new Column<>("p99.9, ms", StreamFigures::p999),
            new Column<>("CPU ms / 1,000", figures -> 1000 * figures.ownCpu()));
    private static final Table<StreamFigures> TABLE = new Table<>(COLUMNS);

    private final Results<StreamFigures> results = new Results<>(StreamFigures::median);

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private EndToEndOptions options;

    @Override
    public Integer call() throws Exception {
        try (EndToEndScene scene = new EndToEndScene(options)) {
            int most = Collections.max(options.rates);
            scene.measure(options.history(most), most, Duration.ofSeconds(options.warmUp));
            System.out.print(TABLE.head());
            for (int round = 0; round < options.rounds; round++) {
                for (int rate : options.rates) {
                    StreamFigures figures =
                            scene.measure(options.history(rate), rate, Duration.ofSeconds(options.seconds));
                    results.add(HARPLINE, load(rate), figures);
                    System.out.print(TABLE.row(HARPLINE, load(rate), figures));
                }
            }
            options.report(
                    "e2e",
                    options.report(
                            "From Gardin's request to Harp's",
                            Map.of(
                                    "rounds", Integer.toString(options.rounds),
                                    "seconds", Integer.toString(options.seconds),
                                    "warm-up", Integer.toString(options.warmUp)),
                            results.series(),
                            targets(),
                            List.of("CPU and memory: of the three services together")),
                    COLUMNS,
                    CHART);
        }
        return 0;
    }

    private List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        results.find(HARPLINE, load(JUDGED)).ifPresent(series -> {
            targets.add(Target.atMost("p50 at 1,000/s", series.median().p50(), P50_MILLIS, "ms"));
            targets.add(Target.atMost("p99 at 1,000/s", series.median().p99(), P99_MILLIS, "ms"));
        });
        return targets;
    }

    private static String load(int rate) {
        return rate + "/s";
    }
}
