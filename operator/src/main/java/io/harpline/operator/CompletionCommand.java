package io.harpline.operator;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Prints what teaches a shell the commands and their options.
@Command(
        name = "completion",
        description = {
            "Prints a script that teaches bash or zsh to complete these commands, their options and values.",
            "It holds for ./harpline, and for harpline where that is on the PATH."
        },
        footer = {
            "",
            "Exit code: 0; 2 for wrong usage.",
            "",
            "Examples:",
            "  source <(./harpline completion)",
            "  ./harpline completion > ~/.local/share/bash-completion/completions/harpline"
        })
public final class CompletionCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--help", usageHelp = true, description = "show this text")
    boolean help;

    @Option(
            names = "--beside",
            paramLabel = "CLASS",
            hidden = true,
            description = "a class of picocli's on the class path, whose commands are ./harpline's, too")
    private List<Class<?>> beside = List.of();

    @Option(
            names = "--plain",
            paramLabel = "NAME",
            split = ",",
            hidden = true,
            description = "commands of the script's own")
    private List<String> plain = List.of();

    @Override
    public Integer call() {
        CommandLine all = Main.commandLine();
        beside.forEach(main -> new CommandLine(main).getSubcommands().forEach(all::addSubcommand));
        plain.forEach(name -> all.addSubcommand(name, CommandSpec.create()));
        command.commandLine().getOut().println(AutoComplete.bash("harpline", all));
        command.commandLine().getOut().flush();
        return 0;
    }
}
