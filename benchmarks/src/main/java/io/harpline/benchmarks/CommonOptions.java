package io.harpline.benchmarks;

import io.harpline.benchmarks.report.Column;
import io.harpline.benchmarks.report.Report;
import io.harpline.benchmarks.report.Series;
import io.harpline.benchmarks.report.Table;
import io.harpline.benchmarks.report.Target;
import io.harpline.benchmarks.server.Neighbours;
import io.harpline.local.Machine;
import java.io.IOException;
import java.nio.file.Path;
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
class CommonOptions {

    @Option(names = "--help", usageHelp = true, description = "Show this and exit.")
    boolean help;

    @Option(
            names = "--partitions",
            defaultValue = "4",
            paramLabel = "N",
            description = "Partitions of the topics; 4 as the local stack's, 12 as a cluster's"
                    + " (default: ${DEFAULT-VALUE}).")
    int partitions;

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

    /// What was measured, with what these options say and what the machine had to do besides.
    ///
    /// @param settings the benchmark's own
    <F> Report<F> report(
            String title,
            Map<String, String> settings,
            List<Series<F>> series,
            List<Target> targets,
            List<String> notes) {
        Map<String, String> all = new TreeMap<>(settings);
        all.put("partitions", Integer.toString(partitions));
        List<String> said = new ArrayList<>(notes);
        neighbours.note().ifPresent(said::add);
        return new Report<>(
                title,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                Machine.here(),
                all,
                series,
                targets,
                said);
    }

    /// Prints a report, and writes it.
    <F> void report(String name, Report<F> report, List<Column<F>> table, List<Column<F>> chart) throws IOException {
        report.write(out(), name, chart);
        System.out.println();
        System.out.print(new Table<>(table).of(report));
        System.out.println(out().resolve(name + ".json") + ", " + name + ".svg");
    }
}
