package io.harpline.benchmarks;

import io.harpline.benchmarks.archive.History;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Option;

/// What `./harpline bench e2e` can be told.
final class EndToEndOptions extends CommonOptions {

    private static final int EACH = 3; // notifications of an alert
    private static final int ALIVE = 4_000;

    @Option(
            names = "--rates",
            defaultValue = "100,1000,5000",
            split = ",",
            paramLabel = "N",
            description = "Notifications a second, one rate after the other (default: ${DEFAULT-VALUE}).")
    List<Integer> rates = List.of();

    @Option(
            names = "--rounds",
            defaultValue = "3",
            paramLabel = "N",
            description = "How often each rate is measured (default: ${DEFAULT-VALUE}).")
    int rounds;

    @Option(
            names = "--seconds",
            defaultValue = "20",
            paramLabel = "N",
            description = "How long each time (default: ${DEFAULT-VALUE}).")
    int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "40",
            paramLabel = "SECONDS",
            description = "How long before that at the highest rate, which does not count (default: ${DEFAULT-VALUE}).")
    int warmUp;

    /// Notifications from now on, at that rate, of alerts that are not those of any other.
    History history(int perSecond) {
        return new History(
                System.nanoTime(), Instant.now(), Duration.ofSeconds(EACH).dividedBy(perSecond), ALIVE);
    }
}
