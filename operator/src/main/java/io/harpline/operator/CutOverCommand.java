package io.harpline.operator;

import io.harpline.operator.domain.SecondApplication;
import io.harpline.operator.kafka.Barrier;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.reprocess.Following;
import io.harpline.operator.reprocess.HandOver;
import io.harpline.operator.reprocess.OwnTopics;
import io.harpline.operator.reprocess.SecondTransform;
import io.harpline.operator.terminal.Progress;
import io.harpline.schemas.topic.Topics;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
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
            "Exit code: 0 done.",
            "  2 Nothing was changed; start again what you have stopped.",
            "  3 Handed over, and something is left to be done, which it says; then start the second one.",
            "  4 Not known, nor if the command was killed: start neither, and call it again, which finds out.",
            "",
            "Example:",
            "  ./harpline reprocess cut-over --as v2"
        })
public final class CutOverCommand implements Callable<Integer> {

    private static final int HANDED_OVER_BUT = 3;

    // Less than what a broker grants a transaction at most, 15 min by default. Leaves time to read both outputs before,
    // and to hand over after both have stopped.
    private static final Duration LONGEST_HOLD = Duration.ofMinutes(14);
    private static final Duration TO_STOP_BOTH = Duration.ofMinutes(6);
    private static final Duration TO_STOP_AGAIN = Duration.ofMinutes(1);

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
        try (Cluster cluster = kafka.reach()) {
            Barrier.liftLeftBehind(cluster);
            HandOver.settleEarlier(cluster);
            OwnTopics topics = new OwnTopics(cluster, application);
            boolean liveIsGone = topics.areHandedOver() || handOver(cluster, topics);
            // From here on nothing may say that nothing was changed.
            var out = command.commandLine().getOut();
            out.println("Done. Start transform with HARPLINE_TRANSFORM_APPLICATION_ID=" + application.id()
                    + " and without outputs-prefix; never start " + application.liveId() + " again.");
            out.flush();
            return removeOutputs(topics) && liveIsGone ? 0 : HANDED_OVER_BUT;
        }
    }

    /// Returns whether the live one still has stopped at the end.
    private boolean handOver(Cluster cluster, OwnTopics topics) {
        SecondApplication application = topics.application();
        topics.demandOutputs();
        try (SecondTransform second = SecondTransform.start(cluster, application, options.directory(), !noRun)) {
            Following following = new Following(cluster, application, second::demandAlive);
            var begins = cluster.offsets(cluster.partitions(Topics.NOTIFICATIONS.name()), OffsetSpec.earliest());
            following.catchUp(Progress.of(command.commandLine().getErr()));
            try (Barrier barrier = Barrier.raise(cluster, Topics.NOTIFICATIONS.name(), LONGEST_HOLD)) {
                following.gatherAt(barrier);
                second.stop();
                HandOver handOver = HandOver.of(cluster, application, begins, following.endsOfOutputs());
                say(handOver.told() + " alerts, which " + application.id() + " knows otherwise, will be told anew.");
                if (handOver.notCovered() > 0) {
                    say("WARNING: " + handOver.notCovered() + " more, of which retention has removed a part, stay as "
                            + application.liveId() + " told them; " + application.id()
                            + " knows only what came since. Ctrl-C now if you do not want that.");
                }
                say("Both stand at the same record. Now stop every transform of " + application.liveId()
                        + (noRun ? " and of " + application.id() : "") + ", so that nothing starts it again.");
                say("Waiting until Kafka has seen them go, up to 45 s after their ends …");
                following.awaitTheirEndsAt(barrier, TO_STOP_BOTH);
                handOver.write();
                return staysGone(following, barrier);
            }
        }
    }

    /// Looks once more before the barrier falls, since whoever runs then processes what the second one will, too.
    private boolean staysGone(Following following, Barrier barrier) {
        try {
            following.awaitTheirEndsAt(barrier, TO_STOP_AGAIN);
            return true;
        } catch (ExpectedFailure | KafkaException back) {
            say("harpline: handed over; but stop every transform at once, before you start the second one: "
                    + back.getMessage());
            return false;
        }
    }

    private boolean removeOutputs(OwnTopics topics) {
        try {
            topics.delete(topics.outputs());
            return true;
        } catch (ExpectedFailure | KafkaException kept) {
            say("harpline: handed over; but remove the topics "
                    + topics.application().prefix() + "*, or call this again, which does: " + kept.getMessage());
            return false;
        }
    }

    private void say(String line) {
        command.commandLine().getErr().println(line);
        command.commandLine().getErr().flush();
    }
}
