package io.harpline.local.cli;

import io.harpline.local.stack.DataDirectory;
import io.harpline.local.stack.LiveStack;
import io.harpline.local.supervisor.MarkedProcesses;
import io.harpline.local.supervisor.StackState;
import io.harpline.schemas.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Says what runs, and succeeds only if everything is ready.
@Command(name = "status", description = "show what runs; fails unless everything is ready")
public final class StatusCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private SharedOptions shared = new SharedOptions();

    @Option(names = "--json", description = "as a JSON array of {name, pid, port, ready, restarts}")
    private boolean json;

    @Override
    public Integer call() {
        Optional<DataDirectory> directory = DataDirectory.existing(shared.data);
        List<ComponentStatus> components =
                directory.map(StatusCommand::components).orElse(List.of());
        if (json) {
            command.commandLine().getOut().println(new String(Json.bytes(components), StandardCharsets.UTF_8));
        } else {
            command.commandLine()
                    .getOut()
                    .println(
                            components.isEmpty()
                                    ? DownCommand.nothingRuns(shared)
                                    : new StatusTable(components).text());
        }
        boolean up = directory.map(LiveStack::isUp).orElse(false);
        if (!up && !components.isEmpty() && !json) {
            command.commandLine()
                    .getOut()
                    .println("the stack is not up as a whole: starting, stopping, or without its supervisor");
        }
        return up && components.stream().allMatch(ComponentStatus::ready) ? 0 : 1;
    }

    private static List<ComponentStatus> components(DataDirectory directory) {
        MarkedProcesses processes = new MarkedProcesses(directory.root());
        if (processes.all().isEmpty()) {
            return List.of();
        }
        return StackState.read(directory.state())
                .map(state -> state.components().parallelStream()
                        .map(component -> ComponentStatus.of(component, processes))
                        .toList())
                .orElse(List.of());
    }
}
