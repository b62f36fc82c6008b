package io.harpline.benchmarks;

import io.harpline.benchmarks.report.StreamFigures;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How fast transform-streams reprocesses the archive, beside a topology that only reads and writes.
@Command(
        name = "transform",
        description = "Notifications a second, CPU, memory and state of transform-streams, beside a pass-through.")
final class TransformCommand implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private StreamOptions options;

    @Option(
            names = "--alerts",
            defaultValue = "333334",
            paramLabel = "N",
            converter = Count.class,
            description = "alerts")
    private long alerts;

    @Option(
            names = "--warm-up",
            defaultValue = "100k",
            paramLabel = "N",
            converter = Count.class,
            description = "alerts")
    private long warmUp;

    @Override
    public Integer call() throws Exception {
        try (StreamScene scene = StreamScene.open(options)) {
            long start = System.nanoTime();
            scene.fill(warmUp, alerts);
            System.out.printf("filled in %.1f s%n", (System.nanoTime() - start) / 1e9);
            for (int round = 0; round < options.rounds; round++) {
                StreamFigures passed = scene.measure(false, warmUp, alerts);
                System.out.println("pass-through " + passed);
                StreamFigures own = scene.measure(true, warmUp, alerts);
                System.out.println("transform    " + own);
                System.out.printf(
                        "ratio %.3f  from start %.3f%n",
                        own.perSecond() / passed.perSecond(), own.fromStart() / passed.fromStart());
            }
        }
        return 0;
    }
}
