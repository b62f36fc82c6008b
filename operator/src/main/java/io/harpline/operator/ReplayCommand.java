package io.harpline.operator;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Events of the past, to whoever lost them or never had them.
@Command(
        name = "replay",
        description =
                "Sends events of alerts.events.v1 again, to Harp or to a topic of a consumer's own: plan says what"
                        + " that would do, apply does exactly that.",
        synopsisSubcommandLabel = "(plan | apply)",
        subcommands = {ReplayPlanCommand.class, ReplayApplyCommand.class})
public final class ReplayCommand {

    @Option(names = "--help", usageHelp = true, description = "show this text")
    boolean help;
}
