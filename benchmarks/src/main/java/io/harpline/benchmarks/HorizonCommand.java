package io.harpline.benchmarks;

import io.harpline.benchmarks.archive.History;
import io.harpline.benchmarks.report.Median;
import io.harpline.benchmarks.report.Results;
import io.harpline.benchmarks.report.StreamFigures;
import io.harpline.benchmarks.report.Table;
import io.harpline.benchmarks.report.Target;
import io.harpline.benchmarks.streams.LiveKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Whether an archive of many horizons costs more than one of two: an archive that grows horizon by horizon, and one
/// transform-streams that follows it.
@Command(
        name = "horizon",
        description = "State, memory, restore and rate of transform-streams while its archive grows by ten horizons.")
final class HorizonCommand implements Callable<Integer> {

    private static final String TRANSFORM = "transform";
    private static final int EACH = 3; // notifications of an alert
    private static final int HORIZON_DAYS = 30; // the default of harpline.transform.horizon

    // How much of each step warms the JVM up, which was started anew.
    private static final int COLD_PART = 4;

    // The second horizon is the first that forgets as much as it learns. There, and at the end, it is started again and
    // robbed of its state; in between it lives on, so that whatever leaks adds up.
    private static final int FLAT_FROM = 2;
    private static final int SEVERAL = 3;
    private static final int FEWEST = FLAT_FROM + 2 * SEVERAL;

    private static final double NO_MORE = 1.1;
    private static final double NO_LESS = 0.9;

    private static final Table<StreamFigures> TABLE = new Table<>(StreamFigures.TABLE);

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private StreamOptions options;

    @Option(
            names = "--alerts",
            defaultValue = "10m",
            paramLabel = "N",
            converter = Count.class,
            description = "Alerts in all, three notifications each (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    private Long alerts;

    @Option(
            names = "--horizons",
            defaultValue = "10",
            paramLabel = "N",
            description = "Over how many horizons of 30 days they are spread; 8 or more (default: ${DEFAULT-VALUE}).")
    private int horizons;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final Results<StreamFigures> results = new Results<>(StreamFigures::median);
    private final List<String> notes = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        if (horizons < FEWEST) {
            throw new ParameterException(spec.commandLine(), "--horizons must be " + FEWEST + " or more");
        }
        History history = options.history(0, alerts, horizons * HORIZON_DAYS);
        System.out.print(TABLE.head());
        try (StreamScene scene = new StreamScene(options)) {
            long step = EACH * alerts / horizons;
            scene.append(history, step);
            try (Reader transform = scene.transform();
                    LiveKeys remembered = scene.alerts()) {
                for (int at = 1; at <= horizons; at++) {
                    if (at > 1) {
                        scene.append(history, step);
                    }
                    long from = (at - 1) * step;
                    StreamFigures read = transform.read(from, from + step / COLD_PART, at * step);
                    boolean again = at == FLAT_FROM || at == horizons;
                    long alerts = remembered.count();
                    if (again) {
                        scene.awaitCompaction();
                    }
                    add("horizon " + at, again ? transform.startAgain(read, alerts) : transform.goOn(read, alerts));
                }
            }
            notes.add(String.format(
                    Locale.ROOT,
                    "the archive took %,d MB of the disk, all topics %,d MB",
                    scene.archiveBytes() / 1_000_000,
                    scene.brokerBytes() / 1_000_000));
        }
        options.report(
                "horizon",
                "An archive of ever more horizons",
                Map.of("alerts", Count.of(alerts), "horizons", Integer.toString(horizons)),
                results.series(),
                List.of(
                        noMore("state", StreamFigures::stateBytes),
                        noMore("alerts remembered", StreamFigures::alerts),
                        noMore("memory", StreamFigures::peakMemory),
                        Target.atMost("restore: last / second", restore(horizons) / restore(FLAT_FROM), NO_MORE, ""),
                        Target.atLeast("rate: late / early", grown(StreamFigures::perSecond), NO_LESS)),
                notes);
        return 0;
    }

    private Target noMore(String name, ToDoubleFunction<StreamFigures> figure) {
        return Target.atMost(name + ": late / early", grown(figure), NO_MORE, "");
    }

    /// The median of the last three horizons / that of the first three of the same life. Single ones differ, since
    /// RocksDB tidies its files when it sees fit.
    private double grown(ToDoubleFunction<StreamFigures> figure) {
        return median(figure, horizons - SEVERAL) / median(figure, FLAT_FROM);
    }

    private double median(ToDoubleFunction<StreamFigures> figure, int from) {
        return Median.of(results.series().stream()
                .skip(from)
                .limit(SEVERAL)
                .mapToDouble(step -> figure.applyAsDouble(step.median()))
                .toArray());
    }

    private double restore(int horizon) {
        return results.series().get(horizon - 1).median().restoreSeconds();
    }

    private void add(String load, StreamFigures figures) {
        results.add(TRANSFORM, load, figures);
        System.out.print(TABLE.row(TRANSFORM, load, figures));
    }
}
