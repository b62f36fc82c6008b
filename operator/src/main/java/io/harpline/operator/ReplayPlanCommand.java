package io.harpline.operator;

import io.harpline.operator.domain.EventSelection;
import io.harpline.operator.domain.ReplayPlan;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.kafka.ConsumerTopic;
import io.harpline.operator.replay.Planning;
import io.harpline.operator.replay.Request;
import io.harpline.operator.terminal.Progress;
import io.harpline.operator.terminal.ReplayPage;
import io.harpline.schemas.harp.Replay.Mode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Says what sending again would do.
@Command(
        name = "plan",
        description = {
            "Says what sending the events that are asked for again would do, and writes that into a file for"
                    + " ./harpline replay apply. Sends nothing.",
            "To Harp, through harp.replay.v1, goes what Harp has not acknowledged, as far as harp.delivered.v1 tells:",
            "  create, change, resolve  it does that to the alert",
            "  restore                  Harp has acknowledged it, and is told it again (--mode current only)",
            "  already delivered        Harp has acknowledged it; not sent",
            "  superseded               Harp has acknowledged a newer event of that alert; not sent",
            "  on its way already       harp-sink has it or a newer one still before it; not sent",
            "To a topic of a consumer's own goes all that is asked for."
        },
        footer = {
            "",
            "Exit code: 0 the plan is written; 2 it could not be made.",
            "",
            "Examples:",
            "  ./harpline replay plan --mode current",
            "  ./harpline replay plan --since 2h --tenant 01H8XGJWBWBAQ4Z4X9V6ZK3M5T --out lost.jsonl",
            "  ./harpline replay plan --topic warehouse.alerts --create --rate 500"
        })
public final class ReplayPlanCommand implements Callable<Integer> {

    private static final int MOST_PER_SECOND = 10_000;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private EventSelectionOptions selection = new EventSelectionOptions();

    /// The modes of a replay; a redrive is none.
    private enum Which {
        EVENTS,
        CURRENT
    }

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "events",
            description = {
                "events or current (default: ${DEFAULT-VALUE})",
                "events: all of them, as they happened.",
                "current: of each alert that is open the newest one, for who has lost its data."
            })
    private Which mode = Which.EVENTS;

    @Option(
            names = "--topic",
            paramLabel = "NAME",
            description =
                    "to this topic of a consumer's own, with as many partitions as alerts.events.v1 (default: to Harp)")
    private @Nullable String topic;

    @Option(names = "--create", description = "apply shall make that topic where there is none")
    private boolean create;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "20",
            description = "send so many a second (default: ${DEFAULT-VALUE})")
    private int rate = 20;

    @Option(names = "--out", paramLabel = "FILE", description = "where to write it (default: replay-ID.jsonl, here)")
    private @Nullable Path out;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "who asks for it, for the record (default: the user's name)")
    private String requestedBy = System.getProperty("user.name", "");

    @Option(names = "--json", description = "as a JSON object {plan, file, counts, events, alerts, seconds, sha256, …}")
    private boolean json;

    @Override
    public Integer call() {
        if (selection.namesNoAlert()) {
            throw wrong("--alert is TENANT/ALERT");
        }
        EventSelection asked = selection.selection().orElseThrow(() -> wrong("--from is not before --to"));
        if (rate < 1 || rate > MOST_PER_SECOND) {
            throw wrong("--rate is from 1 to " + MOST_PER_SECOND);
        }
        if (create && topic == null) {
            throw wrong("--create goes with --topic NAME");
        }
        String id = NewOperation.id();
        Path file = out == null ? Path.of("replay-" + id + ".jsonl") : out;
        if (Files.exists(file)) {
            throw new ExpectedFailure(file + " is there already, and is not overwritten");
        }
        Request request = new Request(
                id, requestedBy, asked, Optional.ofNullable(topic), create, Mode.valueOf(mode.name()), rate);
        try (Cluster cluster = kafka.reach()) {
            Optional<ConsumerTopic> own = Optional.ofNullable(topic).map(name -> new ConsumerTopic(cluster, name));
            boolean exists = own.filter(ConsumerTopic::exists).isPresent();
            if (own.isPresent() && !exists && !create) {
                throw new ExpectedFailure("there is no topic " + topic + "; --create has apply make it");
            }
            ReplayPlan plan = new Planning(
                            cluster, request, Progress.of(command.commandLine().getErr()))
                    .writeTo(file);
            Instant oldest = plan.sum().oldest();
            Optional<String> warning = exists && oldest != null
                    ? own.flatMap(its -> its.warning(oldest, Instant.now()))
                    : Optional.empty();
            show(new ReplayPage(plan, file), warning);
            return 0;
        }
    }

    private void show(ReplayPage page, Optional<String> warning) {
        PrintWriter writer = command.commandLine().getOut();
        warning.ifPresent(line -> command.commandLine().getErr().println("beware: " + line));
        if (json) {
            page.printJson(writer);
        } else {
            page.print(writer, command.commandLine().getColorScheme().ansi());
        }
        writer.flush();
    }

    private ParameterException wrong(String why) {
        return new ParameterException(command.commandLine(), why);
    }
}
