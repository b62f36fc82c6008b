package io.harpline.prove;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;

/// `./harpline prove`.
public final class ProveMain {

    private ProveMain() {}

    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        System.exit(new CommandLine(new ProveCommand())
                .setExecutionExceptionHandler((failure, command, _) -> {
                    command.getErr().println("harpline: the promises could not be tried: " + failure);
                    failure.printStackTrace(command.getErr());
                    return ExitCode.USAGE;
                })
                .execute(arguments));
    }

    /// The repository, whose build is proved.
    static Path home() {
        return Path.of(Objects.requireNonNull(System.getProperty("harpline.home"), "harpline.home"));
    }
}
