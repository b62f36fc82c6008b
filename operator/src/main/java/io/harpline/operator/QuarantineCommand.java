package io.harpline.operator;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What could not be applied to an alert.
@Command(
        name = "quarantine",
        synopsisSubcommandLabel = "(list | show | requeue)",
        description = "Lists the notifications that could not be applied to their alerts, shows them, and puts"
                + " them through transform-streams again.",
        subcommands = {QuarantineListCommand.class, QuarantineShowCommand.class, QuarantineRequeueCommand.class})
public final class QuarantineCommand {

    @Option(names = "--help", usageHelp = true, description = "show this text")
    boolean help;
}
