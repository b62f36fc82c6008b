package io.harpline.benchmarks;

import io.harpline.benchmarks.report.Machine;
import io.harpline.benchmarks.report.Report;
import io.harpline.benchmarks.report.Results;
import io.harpline.benchmarks.report.Table;
import io.harpline.benchmarks.report.Target;
import io.harpline.benchmarks.server.Neighbours;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What all benchmarks can be told.
final class Options {

    @Option(names = "--help", usageHelp = true, description = "Show this and exit.")
    boolean help;

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
            names = "--partitions",
            defaultValue = "4",
            paramLabel = "N",
            description = "Partitions of the topics; 4 as the local stack's, 12 as a cluster's"
                    + " (default: ${DEFAULT-VALUE}).")
    int partitions;

    @Option(
            names = "--flush",
            description = "Have the broker bring the archive to its disk before it acknowledges, as a lone broker on a"
                    + " laptop does; by default it does not, as no broker of a cluster does.")
    boolean flush;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the report is written as JSON and SVG (default: target/bench in the repository).")
    private @Nullable Path out;

    @Option(
            names = "--profile",
            description = "Let each server leave a recording of Java's Flight Recorder beside the report;"
                    + " the figures suffer a little.")
    private boolean profile;

    private final Neighbours neighbours = new Neighbours();

    static Path home() {
        String home = System.getProperty("harpline.home");
        if (home == null) {
            throw new IllegalStateException("the system property harpline.home names no repository");
        }
        return Path.of(home);
    }

    Path out() {
        return out == null ? home().resolve("target/bench") : out;
    }

    Optional<Path> recordings() {
        return profile ? Optional.of(out()) : Optional.empty();
    }

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
