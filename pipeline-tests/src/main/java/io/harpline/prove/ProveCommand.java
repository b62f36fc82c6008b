package io.harpline.prove;

import io.harpline.prove.nemesis.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Proves the promises under fire.
@Command(
        name = "harpline prove",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Starts a Harpline of its own, plays histories of alerts to it, breaks whatever there is meanwhile, lets it"
                    + " heal, and checks every promise: what was answered, each topic, and what Harp was told.",
            "",
            "The seed decides what Gardin sends and what goes wrong when; what comes of it is up to the machine.",
            "Leaves report.md, report.json and timeline.svg, and beside them all that the report rests on."
        },
        footer = {
            "",
            "Exit code: 0 every promise was kept; 1 one was broken: the report has the smallest evidence of each; 2 it"
                    + " could not be tried.",
            "",
            "Examples:",
            "  ./harpline prove",
            "  ./harpline prove --minutes 60 --rate 300 --brokers 3",
            "  ./harpline prove --minutes 1 --seed 42 --faults kill,freeze"
        })
final class ProveCommand implements Callable<Integer> {

    private static final int LONGEST_MINUTES = 24 * 60;
    private static final int SHORTEST_MINUTES = 1;
    private static final int HIGHEST_RATE = 5_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "5",
            description = "how long Gardin sends, and things go wrong; healing and checking take some minutes more"
                    + " (default: ${DEFAULT-VALUE})")
    private double minutes;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "a whole number (default: a random one, which is printed)")
    private @Nullable Long seed;

    @Option(
            names = "--faults",
            paramLabel = "LIST",
            defaultValue = "all",
            description = "what goes wrong, of the faults below with commas between; or all, or none (default:"
                    + " ${DEFAULT-VALUE})")
    private String faults = "all";

    @Option(
            names = "--brokers",
            paramLabel = "1|3",
            defaultValue = "1",
            description =
                    "how many Kafka brokers; of three, two must have what is acknowledged (default: ${DEFAULT-VALUE})")
    private int brokers;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "100",
            description = "requests a second (default: ${DEFAULT-VALUE})")
    private int rate;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "where the report goes, and all else; must be new or empty (default: target/prove/TIME-SEED)")
    private @Nullable Path out;

    @Override
    public Integer call() throws Exception {
        long chosen = seed == null ? ThreadLocalRandom.current().nextLong(1_000_000_000) : seed;
        Path directory = Optional.ofNullable(out)
                .orElseGet(() ->
                        ProveMain.home().resolve("target/prove").resolve(TIME.format(Instant.now()) + "-" + chosen));
        demand(isNew(directory), "%s is not empty: name another one with --out, or remove it".formatted(directory));
        Plan plan =
                new Plan(chosen, Duration.ofMillis(Math.round(bounded() * 60_000)), wanted(), brokers, rate, directory);
        return new Run(plan, line -> command.commandLine().getOut().println(line)).toItsEnd() ? 0 : 1;
    }

    private static boolean isNew(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return Files.notExists(directory);
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    private double bounded() {
        demand(
                minutes >= SHORTEST_MINUTES && minutes <= LONGEST_MINUTES,
                "--minutes must be from %s to %s".formatted(SHORTEST_MINUTES, LONGEST_MINUTES));
        demand(brokers == 1 || brokers == 3, "--brokers must be 1 or 3");
        demand(rate >= 1 && rate <= HIGHEST_RATE, "--rate must be from 1 to " + HIGHEST_RATE);
        return minutes;
    }

    private Set<Fault> wanted() {
        try {
            Set<Fault> wanted = EnumSet.noneOf(Fault.class);
            wanted.addAll(Fault.read(faults));
            if (brokers == 1) {
                demand(
                        faults.equals("all") || !wanted.remove(Fault.PARTITION),
                        "--faults partition takes --brokers 3: one broker has no others");
                wanted.remove(Fault.PARTITION);
            }
            return wanted;
        } catch (IllegalArgumentException unknown) {
            throw new ParameterException(command.commandLine(), "--faults: " + unknown.getMessage(), unknown);
        }
    }

    private void demand(boolean right, String otherwise) {
        if (!right) {
            throw new ParameterException(command.commandLine(), otherwise);
        }
    }
}
