package io.harpline.benchmarks;

import picocli.CommandLine.Option;

/// What `./harpline bench replay` can be told.
final class ReplayOptions extends StreamOptions {

    @Option(
            names = "--notifications",
            defaultValue = "1m",
            paramLabel = "N",
            converter = Count.class,
            description = "Notifications in the archive (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    Long notifications;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            paramLabel = "N",
            description = "How often they take turns (default: ${DEFAULT-VALUE}).")
    int rounds;
}
