package io.harpline.local;

import io.harpline.local.cli.DownCommand;
import io.harpline.local.cli.HarpCommand;
import io.harpline.local.cli.StatusCommand;
import io.harpline.local.cli.UpCommand;
import io.harpline.local.demo.DemoCommand;
import io.harpline.local.gardin.SendCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The commands behind `./harpline` that need no build.
@Command(
        name = "harpline",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            SendCommand.class,
            DemoCommand.class,
            HarpCommand.class
        })
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler((failure, command, _) -> {
            if (failure instanceof ExpectedFailure expected) {
                command.getErr().println("harpline: " + expected.getMessage());
                return CommandLine.ExitCode.SOFTWARE;
            }
            throw failure;
        });
    }
}
