package io.harpline.operator;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What could not be applied to an alert.
@Command(
        name = "quarantine",
        synopsisSubcommandLabel = "(list | show)",
        description = "Lists the notifications that could not be applied to their alerts, and shows them.",
        subcommands = {QuarantineListCommand.class, QuarantineShowCommand.class})
public final class QuarantineCommand {

    @Option(names = "--help", usageHelp = true, description = "show this text")
    boolean help;
}
