package io.harpline.benchmarks;

import io.harpline.benchmarks.archive.History;
import java.util.List;
import picocli.CommandLine.Option;

/// What `./harpline bench transform` can be told.
final class TransformOptions extends StreamOptions {

    @Option(
            names = "--rounds",
            defaultValue = "3",
            paramLabel = "N",
            description = "How often the servers take turns (default: ${DEFAULT-VALUE}).")
    int rounds;

    @Option(
            names = "--warm-up",
            defaultValue = "100k",
            paramLabel = "N",
            converter = Count.class,
            description = "Alerts at the head of each archive by which the JVMs get warm, and which do not count"
                    + " (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    Long warmUp;

    @Option(
            names = "--alerts",
            defaultValue = "333334",
            paramLabel = "N",
            converter = Count.class,
            description = "Alerts in the archive that both read, three notifications each (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    Long alerts;

    @Option(
            names = "--days",
            defaultValue = "90",
            paramLabel = "N",
            description = "Over how many days an archive is spread (default: ${DEFAULT-VALUE}: three horizons).")
    int days;

    @Option(
            names = "--series",
            defaultValue = "10k,100k,1m",
            split = ",",
            paramLabel = "N",
            converter = Count.class,
            description = "Alerts in further archives, to show how cost grows; 10m takes half an hour, 0 is none"
                    + " (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    List<Long> series;

    @Option(
            names = "--seconds",
            defaultValue = "30",
            paramLabel = "N",
            description = "For how long latency is measured in each round; 0 not at all (default: ${DEFAULT-VALUE}).")
    int seconds;

    /// An archive that begins with what warms up.
    History history(long alerts) {
        return history(warmUp, alerts, days);
    }
}
