package io.harpline.benchmarks;

import io.harpline.benchmarks.load.Load;
import io.harpline.benchmarks.load.Measured;
import io.harpline.benchmarks.load.Pace;
import io.harpline.benchmarks.load.Requests;
import io.harpline.benchmarks.report.Figures;
import io.harpline.benchmarks.report.Median;
import io.harpline.benchmarks.report.Results;
import io.harpline.benchmarks.report.Table;
import io.harpline.benchmarks.report.Target;
import io.harpline.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What forged requests cost the genuine ones.
@Command(
        name = "forged",
        description = "Latency of genuine requests alone, and beside ten times as many with a wrong signature.")
final class ForgedCommand implements Callable<Integer> {

    private static final String GENUINE = "genuine";
    private static final String FORGED = "forged";
    private static final String ALONE = "alone";
    private static final String BESIDE = "beside forged";
    private static final String WRONG = "a secret that nobody was given";
    private static final int TIMES = 10;
    private static final double AT_MOST = 2;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private Options options;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "500",
            description = "Genuine requests a second (default: ${DEFAULT-VALUE}).")
    private int rate;

    private static final Table<Figures> TABLE = new Table<>(Figures.TABLE);

    private final Results<Figures> results = new Results<>(Figures::median);

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Scene scene = Scene.open(options)) {
            ServerProcess harpline = scene.harpline();
            scene.warmUp(harpline);
            beside(scene, harpline); // warms up, and is forgotten
            System.out.print(TABLE.head());
            for (int round = 0; round < options.rounds; round++) {
                add(GENUINE, ALONE, scene.measure(harpline, new Pace.Constant(rate)));
                Both both = beside(scene, harpline);
                add(GENUINE, BESIDE, both.genuine());
                add(FORGED, BESIDE, both.forged());
            }
        }
        double ratio = Median.ofRatios(
                results.find(GENUINE, BESIDE).orElseThrow().rounds(),
                results.find(GENUINE, ALONE).orElseThrow().rounds(),
                Figures::p99);
        options.report(
                "forged",
                "What forged requests cost the genuine ones",
                results,
                List.of(Target.atMost("p99 beside forged / p99 alone", ratio, AT_MOST, "")),
                List.of("CPU for 1,000 genuine answers; beside forged, it includes what those took"));
        return 0;
    }

    private record Both(Figures genuine, Figures forged) {}

    private Both beside(Scene scene, ServerProcess harpline) throws IOException {
        Pace pace = new Pace.Constant((double) TIMES * rate);
        Requests forgeries = new Requests(TIMES * rate * options.seconds, WRONG.getBytes(StandardCharsets.UTF_8));
        Load load = new Load(harpline.address(), options.connections, forgeries, pace, options.length());
        CompletableFuture<Measured> forged = CompletableFuture.supplyAsync(() -> run(load));
        Figures genuine = scene.measure(harpline, new Pace.Constant(rate));
        return new Both(genuine, Figures.of(forged.join(), 0, 0, 0, 0));
    }

    private static Measured run(Load load) {
        try {
            return load.run();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void add(String server, String load, Figures figures) {
        results.add(server, load, figures);
        System.out.print(TABLE.row(server, load, figures));
    }
}
