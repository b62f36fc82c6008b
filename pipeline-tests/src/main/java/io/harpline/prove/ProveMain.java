package io.harpline.prove;

import io.harpline.prove.nemesis.Fault;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.UsageMessageSpec;

/// `./harpline prove`.
public final class ProveMain {

    private ProveMain() {}

    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        CommandLine prove = new CommandLine(new ProveCommand());
        UsageMessageSpec usage = prove.getCommandSpec().usageMessage();
        usage.footer(Stream.of(Stream.of("", "Faults:"), faults(), Arrays.stream(usage.footer()))
                .flatMap(lines -> lines)
                .toArray(String[]::new));
        System.exit(prove.setExecutionExceptionHandler((failure, command, _) -> {
                    command.getErr().println("harpline: the promises could not be tried: " + failure);
                    failure.printStackTrace(command.getErr());
                    return ExitCode.USAGE;
                })
                .execute(arguments));
    }

    private static Stream<String> faults() {
        return Arrays.stream(Fault.values()).map(fault -> "  %-9s  %s".formatted(fault.text(), fault.what()));
    }

    /// The repository, whose build is proved.
    static Path home() {
        return Path.of(Objects.requireNonNull(System.getProperty("harpline.home"), "harpline.home"));
    }
}
