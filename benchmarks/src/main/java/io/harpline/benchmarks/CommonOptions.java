package io.harpline.benchmarks;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What all benchmarks can be told.
class CommonOptions {

    @Option(names = "--help", usageHelp = true, description = "Show this and exit.")
    boolean help;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            paramLabel = "N",
            description = "How often the servers take turns (default: ${DEFAULT-VALUE}).")
    int rounds;

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
}
