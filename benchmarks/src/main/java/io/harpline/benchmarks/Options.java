package io.harpline.benchmarks;

import io.harpline.benchmarks.report.Figures;
import io.harpline.benchmarks.report.Results;
import io.harpline.benchmarks.report.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/// What the benchmarks of ingest-service can be told.
final class Options extends CommonOptions {

    @Option(
            names = "--seconds",
            defaultValue = "8",
            paramLabel = "N",
            description = "How long each server is measured in each round (default: ${DEFAULT-VALUE}).")
    int seconds;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            paramLabel = "N",
            description = "How often the servers take turns (default: ${DEFAULT-VALUE}).")
    int rounds;

    @Option(
            names = "--connections",
            defaultValue = "64",
            paramLabel = "N",
            description = "Connections of the load program (default: ${DEFAULT-VALUE}).")
    int connections;

    @Option(
            names = "--flush",
            description = "Have the broker bring the archive to its disk before it acknowledges, as a lone broker on a"
                    + " laptop does; by default it does not, as no broker of a cluster does.")
    boolean flush;

    /// Prints what was measured, and writes it.
    void report(String name, String title, Results<Figures> results, List<Target> targets, List<String> notes)
            throws IOException {
        Map<String, String> settings = Map.of(
                "seconds", Integer.toString(seconds),
                "rounds", Integer.toString(rounds),
                "connections", Integer.toString(connections),
                "flush", Boolean.toString(flush));
        report(name, report(title, settings, results.series(), targets, notes), Figures.TABLE, Figures.CHART);
    }

    Duration length() {
        return Duration.ofSeconds(seconds);
    }
}
