package io.harpline.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `./harpline bench`.
@Command(
        name = "harpline bench",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            IngestCommand.class,
            ForgedCommand.class,
            TransformCommand.class,
            HorizonCommand.class,
            SinkCommand.class,
            ReplayCommand.class,
            EndToEndCommand.class
        })
public final class BenchMain {

    private BenchMain() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BenchMain())
                .setExecutionExceptionHandler((failure, command, _) -> {
                    command.getErr().println("harpline: could not measure: " + failure.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments));
    }
}
