package io.harpline.benchmarks;

import picocli.CommandLine.Option;

/// What `./harpline bench sink` can be told.
final class SinkOptions extends CommonOptions {

    @Option(
            names = "--rounds",
            defaultValue = "3",
            paramLabel = "N",
            description = "How often the two take turns (default: ${DEFAULT-VALUE}).")
    int rounds;

    @Option(
            names = "--events",
            defaultValue = "200k",
            paramLabel = "N",
            converter = Count.class,
            description = "Events that are delivered in each round (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    Long events;

    @Option(
            names = "--alerts",
            defaultValue = "10k",
            paramLabel = "N",
            converter = Count.class,
            description = "Alerts that take turns in them (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    Long alerts;

    @Option(
            names = "--warm-up",
            defaultValue = "300k",
            paramLabel = "N",
            converter = Count.class,
            description = "Events before them, by which the JVMs get warm, and which do not count"
                    + " (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    Long warmUp;

    @Option(
            names = "--backlog",
            defaultValue = "1m",
            paramLabel = "N",
            converter = Count.class,
            description = "Events that wait when memory is looked at; 0 not at all (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    Long backlog;

    @Option(
            names = "--pairs",
            defaultValue = "5",
            paramLabel = "N",
            description = "Pairs of latencies, with an alert that fails and without; 0 not at all"
                    + " (default: ${DEFAULT-VALUE}).")
    int pairs;

    @Option(
            names = "--seconds",
            defaultValue = "10",
            paramLabel = "N",
            description = "How long each latency of a pair is measured (default: ${DEFAULT-VALUE}).")
    int seconds;
}
