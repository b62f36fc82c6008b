package io.harpline.operator;

import io.harpline.operator.domain.SecondApplication;
import io.harpline.operator.kafka.Barrier;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.reprocess.CutOver;
import io.harpline.operator.reprocess.Following;
import io.harpline.operator.reprocess.OwnTopics;
import io.harpline.operator.reprocess.SecondTransform;
import io.harpline.operator.terminal.Progress;
import io.harpline.schemas.topic.Topics;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Has both applications end at the same record of the archive, so that the second can go on where the live one ended.
@Command(
        name = "cut-over",
        description = {
            "Brings the live transform and the second one to the same record of the archive, holds them there until you"
                    + " have stopped both, and lets the archive go on. Ingest is not disturbed.",
            "Afterwards start the second one without outputs-prefix: it goes on with the live outputs at that record."
        },
        footer = {
            "",
            "Exit code: 0 done, 2 nothing was changed; start again what you have stopped.",
            "",
            "Example:",
            "  ./harpline reprocess cut-over --as v2"
        })
public final class CutOverCommand implements Callable<Integer> {

    // Less than what a broker grants a transaction at most, 15 min by default.
    private static final Duration LONGEST_HOLD = Duration.ofMinutes(10);
    // Leaves time to hand over before the barrier falls.
    private static final Duration TO_STOP_BOTH = Duration.ofMinutes(6);

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private ReprocessOptions options = new ReprocessOptions();

    @Option(names = "--no-run", description = "start nothing: a second deployment runs")
    private boolean noRun;

    @Override
    public Integer call() {
        SecondApplication application = options.application();
        var err = command.commandLine().getErr();
        try (Cluster cluster = kafka.reach()) {
            OwnTopics topics = new OwnTopics(cluster, application);
            topics.demandOutputs();
            try (SecondTransform second = SecondTransform.start(cluster, application, options.directory(), !noRun)) {
                Following following = new Following(cluster, application, second::demandAlive);
                following.catchUp(Progress.of(err));
                try (Barrier barrier = Barrier.raise(cluster, Topics.NOTIFICATIONS.name(), LONGEST_HOLD)) {
                    CutOver cutOver = new CutOver(following, barrier, TO_STOP_BOTH);
                    following.gatherAt(barrier);
                    second.stop();
                    err.println("Both stand at the same record. Now stop every transform of " + application.liveId()
                            + (noRun ? " and of " + application.id() : "") + ".");
                    err.println("Waiting until Kafka has seen them go, up to 45 s after their ends …");
                    err.flush();
                    cutOver.awaitTheirEnds();
                    long told = cutOver.handOver(topics);
                    err.println(told + " alerts, which " + application.id() + " knows otherwise, were told anew.");
                    // The barrier falls with the end of this block; by now it no longer matters when.
                }
            }
            command.commandLine()
                    .getOut()
                    .println("Done. Start transform with HARPLINE_TRANSFORM_APPLICATION_ID=" + application.id()
                            + " and without outputs-prefix; never start " + application.liveId() + " again.");
            return 0;
        }
    }
}
