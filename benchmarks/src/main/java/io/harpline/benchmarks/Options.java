package io.harpline.benchmarks;

import io.harpline.benchmarks.report.Machine;
import io.harpline.benchmarks.report.Report;
import io.harpline.benchmarks.report.Results;
import io.harpline.benchmarks.report.Table;
import io.harpline.benchmarks.report.Target;
import io.harpline.benchmarks.server.Neighbours;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    private final Neighbours neighbours = new Neighbours();

    /// Prints what was measured, and writes it.
    void report(String name, String title, Results results, List<Target> targets, List<String> notes)
            throws IOException {
        Map<String, String> settings = Map.of(
                "seconds", Integer.toString(seconds),
                "rounds", Integer.toString(rounds),
                "connections", Integer.toString(connections),
                "partitions", Integer.toString(partitions),
                "flush", Boolean.toString(flush));
        List<String> all = new ArrayList<>(notes);
        neighbours.note().ifPresent(all::add);
        Report report = new Report(
                title,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                Machine.here(),
                new TreeMap<>(settings),
                results.series(),
                targets,
                all);
        report.write(out(), name);
        System.out.println();
        System.out.print(Table.of(report));
        System.out.println(out().resolve(name + ".json") + ", " + name + ".svg");
    }

    Duration length() {
        return Duration.ofSeconds(seconds);
    }
}
