package io.harpline.operator;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The topics as they are declared and as they are.
@Command(
        name = "topics",
        synopsisSubcommandLabel = "(diff | apply)",
        description = "Compares Harpline's topics with their declaration, and makes them what they are to be.",
        subcommands = {TopicsDiffCommand.class, TopicsApplyCommand.class})
public final class TopicsCommand {

    @Option(names = "--help", usageHelp = true, description = "show this text")
    boolean help;
}
