package io.harpline.operator;

import io.harpline.operator.domain.RedrivePlan;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.redrive.Planning;
import io.harpline.operator.terminal.JsonArray;
import io.harpline.operator.terminal.LetterTable;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Lists dead letters and what there is to be done about them.
@Command(
        name = "list",
        description = {
            "Lists what Harp did not take, oldest first, and what there is to be done about it now:",
            "  OPEN        Harp does not know what it says: redrive sends it",
            "  WAITING     it was sent again, and harp-sink has not finished it",
            "  DELIVERED   Harp has acknowledged it since",
            "  SUPERSEDED  Harp has acknowledged something newer of its alert",
            "  REPLACED    there is a newer dead letter of its alert",
            "  UNREADABLE  it is no event, and cannot be sent"
        },
        footer = {
            "",
            "Exit code: 0 listed, even if there are none; 2 it could not be found out.",
            "",
            "Examples:",
            "  ./harpline dead-letters list --open",
            "  ./harpline dead-letters list --reason REFUSED --since 2h --json"
        })
public final class DeadLettersListCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private SelectionOptions selection = new SelectionOptions();

    @Option(names = "--open", description = "only those that redrive would send")
    private boolean open;

    @Option(
            names = "--json",
            description = "as a JSON array of {place, alert, version, reason, lastStatus, attempts, firstAttempt,"
                    + " lastAttempt, redriveCount, now}")
    private boolean json;

    @Override
    public Integer call() {
        RedrivePlan plan;
        try (Cluster cluster = kafka.reach()) {
            plan = Planning.of(cluster, selection.selection(Instant.now()));
        }
        LetterTable table = new LetterTable(open ? plan.onlyOpen() : plan.letters());
        var out = command.commandLine().getOut();
        if (json) {
            JsonArray.print(out, table.json());
        } else {
            table.print(out, command.commandLine().getColorScheme().ansi());
        }
        return 0;
    }
}
