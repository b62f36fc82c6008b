package io.harpline.operator;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What Harp did not take.
@Command(
        name = "dead-letters",
        synopsisSubcommandLabel = "(list | show | redrive)",
        description = "Lists what Harp did not take, shows it, and sends it again.",
        subcommands = {DeadLettersListCommand.class, DeadLettersShowCommand.class, RedriveCommand.class})
public final class DeadLettersCommand {

    @Option(names = "--help", usageHelp = true, description = "show this text")
    boolean help;
}
