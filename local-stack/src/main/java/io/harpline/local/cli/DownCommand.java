package io.harpline.local.cli;

import io.harpline.local.stack.DataDirectory;
import io.harpline.local.stack.Part;
import io.harpline.local.supervisor.MarkedProcesses;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Stops the stack, whoever started it; afterwards no process of its data directory is left.
@Command(name = "down", description = "stop the stack")
public final class DownCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private SharedOptions shared = new SharedOptions();

    @Override
    public Integer call() {
        Optional<DataDirectory> directory = DataDirectory.existing(shared.data);
        boolean ran = directory.map(DownCommand::stop).orElse(false);
        command.commandLine().getOut().println(ran ? "stopped" : nothingRuns(shared));
        return 0;
    }

    static String nothingRuns(SharedOptions shared) {
        return "nothing runs under " + shared.data.toAbsolutePath().normalize();
    }

    private static boolean stop(DataDirectory directory) {
        return new MarkedProcesses(directory.root()).end(Part.KAFKA.label()) > 0;
    }
}
