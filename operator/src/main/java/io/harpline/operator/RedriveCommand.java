package io.harpline.operator;

import io.harpline.operator.domain.RedrivePlan;
import io.harpline.operator.domain.Selection;
import io.harpline.operator.domain.Summary;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.redrive.Interruption;
import io.harpline.operator.redrive.Planning;
import io.harpline.operator.redrive.Redrive;
import io.harpline.operator.terminal.LetterTable;
import io.harpline.operator.terminal.Progress;
import io.harpline.schemas.operation.Operation;
import io.harpline.schemas.operation.Operation.Kind;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Sends dead letters again.
@Command(
        name = "redrive",
        description = {
            "Sends dead letters again, through harp.replay.v1: of each alert the newest one, unless Harp knows better"
                    + " by now. harp-sink looks once more before it posts, so that no older word goes over a newer one.",
            "It waits while harp-sink does not finish what it was sent, as while Harp is away, and while live events pile"
                    + " up. Ctrl-C ends it; called again it sends what is left. What was done stands in"
                    + " harpline.operations.v1."
        },
        footer = {
            "",
            "Exit code: 0 Harp has acknowledged all that was sent, or something newer; 1 not all of it; 2 it could not be"
                    + " done.",
            "",
            "Examples:",
            "  ./harpline dead-letters redrive --all --dry-run",
            "  ./harpline dead-letters redrive --tenant 01H8XGJWBWBAQ4Z4X9V6ZK3M5T --reason REFUSED"
        })
public final class RedriveCommand implements Callable<Integer> {

    private static final int MOST_PER_SECOND = 1000;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private SelectionOptions selection = new SelectionOptions();

    @Option(names = "--all", description = "all that there are")
    private boolean all;

    @Option(names = "--dry-run", description = "show what would be sent, and what not and why; write nothing")
    private boolean dryRun;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "20",
            description = "send so many a second (default: ${DEFAULT-VALUE})")
    private int rate = 20;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "who asks for it, for the record (default: the user's name)")
    private String requestedBy = System.getProperty("user.name", "");

    @Override
    public Integer call() {
        Selection asked = selection.selection(Instant.now());
        if (all != asked.isEverything()) {
            throw new ParameterException(
                    command.commandLine(),
                    all
                            ? "--all and a choice contradict each other"
                            : "say which: --alert, --tenant, --reason, --since, or --all");
        }
        if (rate < 1 || rate > MOST_PER_SECOND) {
            throw new ParameterException(command.commandLine(), "--rate is from 1 to " + MOST_PER_SECOND);
        }
        try (Cluster cluster = kafka.reach()) {
            RedrivePlan plan = Planning.of(cluster, asked);
            if (dryRun) {
                show(plan);
                return 0;
            }
            if (plan.toSend().isEmpty()) {
                say(nothingSentOf(plan).lines());
                return 0;
            }
            return redrive(cluster, plan);
        }
    }

    private int redrive(Cluster cluster, RedrivePlan plan) {
        Operation operation = NewOperation.of(Kind.REDRIVE, requestedBy, selection.words());
        Progress progress = Progress.of(command.commandLine().getErr());
        // Closed last: until then a Ctrl-C waits for the summary.
        try (Interruption interruption = new Interruption();
                Redrive redrive = new Redrive(cluster, plan, operation, rate, progress)) {
            Summary summary = redrive.run(interruption);
            say(List.of("redrive " + operation.operationId() + (summary.left() > 0 ? ", interrupted" : "")));
            say(summary.lines());
            return summary.isAllWell() ? 0 : 1;
        }
    }

    private void show(RedrivePlan plan) {
        new LetterTable(plan.letters())
                .print(
                        command.commandLine().getOut(),
                        command.commandLine().getColorScheme().ansi());
        say(nothingSentOf(plan).lines());
    }

    private static Summary nothingSentOf(RedrivePlan plan) {
        return new Summary(plan.skipped(), 0, plan.toSend().size(), Map.of());
    }

    private void say(List<String> lines) {
        PrintWriter out = command.commandLine().getOut();
        lines.forEach(out::println);
        out.flush();
    }
}
