package io.harpline.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.operator.domain.ReplayPlan;
import io.harpline.operator.domain.ReplayPlan.Head;
import io.harpline.operator.domain.ReplayProgress;
import io.harpline.operator.domain.ReplaySummary;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.kafka.ConsumerTopic;
import io.harpline.operator.redrive.Interruption;
import io.harpline.operator.replay.Journal;
import io.harpline.operator.replay.PlanFile;
import io.harpline.operator.replay.Replaying;
import io.harpline.operator.terminal.Confirmation;
import io.harpline.operator.terminal.Escaped;
import io.harpline.operator.terminal.JsonText;
import io.harpline.operator.terminal.Progress;
import io.harpline.operator.terminal.ReplayPage;
import io.harpline.schemas.operation.Operation;
import io.harpline.schemas.operation.Operation.Count;
import io.harpline.schemas.operation.Operation.Kind;
import io.harpline.schemas.topic.Topics;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Does what a plan says.
@Command(
        name = "apply",
        description = {
            "Sends the events of a plan of ./harpline replay plan, as they stand in alerts.events.v1 and in its order: all"
                    + " of them, but for those that Harp has acknowledged since, or a newer one of their alert, and those"
                    + " that are no longer kept. Nothing else is sent. A plan that is not as it was made is refused.",
            "Each is sent once, however often this is interrupted or killed: called again it goes on, and a finished plan"
                    + " sends nothing. A run ends one of the same plan that is under way. To Harp it waits while harp-sink"
                    + " does not finish what it was sent, as while Harp is away, and while live events pile up. What was"
                    + " done stands in harpline.operations.v1."
        },
        footer = {
            "",
            "Exit code: 0 the destination has all of it, or something newer, or it goes nowhere by harp-sink's routes; 1 not"
                    + " all of it, or it is not known, of this run or one before; 2 it could not be done, or not to its"
                    + " end.",
            "",
            "Examples:",
            "  ./harpline replay apply lost.jsonl --dry-run",
            "  ./harpline replay apply lost.jsonl --yes"
        })
public final class ReplayApplyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Parameters(paramLabel = "PLAN", description = "the file that replay plan has written")
    private Path file = Path.of("");

    @Option(names = "--dry-run", description = "show the plan, and how far it was carried out; write nothing")
    private boolean dryRun;

    @Option(names = "--yes", description = "do not ask")
    private boolean yes;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "who asks for it, for the record (default: the user's name)")
    private String requestedBy = System.getProperty("user.name", "");

    @Option(names = "--json", description = "as a JSON object {operationId, left, counts}")
    private boolean json;

    private record Page(String operationId, long left, List<Count> counts) {}

    @Override
    public Integer call() {
        if (json && !dryRun && !yes) {
            throw new ParameterException(command.commandLine(), "--json goes with --dry-run or --yes");
        }
        ReplayPlan plan = new PlanFile(file).check();
        try (Cluster cluster = kafka.reach()) {
            demandSameTopic(plan.head(), cluster);
            Journal journal = Journal.of(cluster, plan.head());
            show(plan, journal.progress());
            if (journal.isFinished() || plan.sum().events() == 0) {
                say("this plan " + (journal.isFinished() ? "is finished" : "has nothing to send")
                        + "; nothing was sent");
                ReplaySummary unchanged = unchanged(plan, journal);
                if (!unchanged.isAllWell()) {
                    unchanged.ofAllRuns().forEach(this::say);
                }
                report(plan.head(), unchanged);
                return unchanged.isAllWell() ? 0 : 1;
            }
            boolean exists = plan.head().ownTopic().isEmpty() || isThere(plan, cluster);
            if (dryRun) {
                report(plan.head(), unchanged(plan, journal));
                return 0;
            }
            if (!yes && !Confirmation.given("Send them?")) {
                throw new ExpectedFailure("nothing was sent; --yes says that it shall be");
            }
            if (!exists) {
                new ConsumerTopic(cluster, plan.head().ownTopic().orElseThrow()).create();
            }
            return apply(cluster, plan);
        }
    }

    private int apply(Cluster cluster, ReplayPlan plan) {
        Head head = plan.head();
        Operation operation = NewOperation.of(head.plan(), Kind.REPLAY, requestedBy, head.words());
        Progress progress = Progress.of(command.commandLine().getErr());
        // Closed last: until then a Ctrl-C waits for the summary.
        try (Interruption interruption = new Interruption();
                Replaying replaying = new Replaying(cluster, new PlanFile(file), plan, operation, progress)) {
            ReplaySummary summary = replaying.run(interruption);
            say("replay " + head.plan() + (summary.left() > 0 ? ", interrupted" : ""));
            summary.lines().forEach(this::say);
            report(head, summary);
            return summary.isAllWell() ? 0 : 1;
        }
    }

    /// Of another one, as on another cluster, no offset means the same.
    private static void demandSameTopic(Head head, Cluster cluster) {
        String here = cluster.describe(Topics.EVENTS.name()).topicId().toString();
        if (!head.topicId().equals(here)) {
            throw new ExpectedFailure("the plan was made over another alerts.events.v1, of id %s, and this one has %s;"
                            .formatted(Escaped.of(head.topicId().getBytes(UTF_8)), here)
                    + " make a new plan here");
        }
    }

    private boolean isThere(ReplayPlan plan, Cluster cluster) {
        String name = plan.head().ownTopic().orElseThrow();
        ConsumerTopic topic = new ConsumerTopic(cluster, name);
        boolean exists = topic.exists();
        if (!exists && !plan.head().create()) {
            throw new ExpectedFailure("there is no topic " + name + ", and the plan was made without --create");
        }
        Instant oldest = plan.sum().oldest();
        if (exists && oldest != null) {
            topic.warning(oldest, Instant.now())
                    .ifPresent(line -> command.commandLine().getErr().println("beware: " + line));
        }
        return exists;
    }

    private void show(ReplayPlan plan, ReplayProgress progress) {
        if (!json) {
            PrintWriter out = command.commandLine().getOut();
            new ReplayPage(plan, file)
                    .print(out, command.commandLine().getColorScheme().ansi());
            if (progress.done() > 0) {
                out.println("Done before: " + progress.words());
            }
            out.flush();
        }
    }

    private static ReplaySummary unchanged(ReplayPlan plan, Journal journal) {
        return ReplaySummary.unchanged(
                plan.sum().events(),
                journal.progress(),
                journal.answers(),
                plan.head().ownTopic().isEmpty());
    }

    private void report(Head head, ReplaySummary summary) {
        if (json) {
            command.commandLine()
                    .getOut()
                    .println(JsonText.of(new Page(head.plan(), summary.left(), summary.counts())));
            command.commandLine().getOut().flush();
        }
    }

    private void say(String line) {
        if (!json) {
            command.commandLine().getOut().println(line);
            command.commandLine().getOut().flush();
        }
    }
}
