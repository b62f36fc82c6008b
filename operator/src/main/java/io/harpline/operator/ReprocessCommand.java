package io.harpline.operator;

import io.harpline.operator.domain.SecondApplication;
import io.harpline.operator.kafka.Barrier;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.reprocess.Comparison;
import io.harpline.operator.reprocess.Comparison.Report;
import io.harpline.operator.reprocess.Following;
import io.harpline.operator.reprocess.OwnTopics;
import io.harpline.operator.reprocess.SecondTransform;
import io.harpline.operator.terminal.Progress;
import io.harpline.operator.terminal.ReportPage;
import io.harpline.schemas.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Processes the whole archive again beside the live transform, and compares.
@Command(
        name = "reprocess",
        description = {
            "Processes the whole archive again, with the transform-streams that is built here, under an application id"
                    + " and into topics of its own, and compares what it wrote with what the live one wrote, alert by"
                    + " alert. Called again it goes on where it was.",
            "To compare, it holds the live transform up for about a second: both must have stood at the same record."
        },
        subcommands = {CutOverCommand.class, DropCommand.class},
        footer = {
            "",
            "Exit code: 0 all the same, 1 something differs, 2 it could not be found out.",
            "",
            "Examples:",
            "  ./harpline reprocess --as v2",
            "  ./harpline reprocess --as v2 --no-run --bootstrap-server kafka:9092 --json",
            "  ./harpline reprocess cut-over --as v2",
            "  ./harpline reprocess drop --as v2"
        })
public final class ReprocessCommand implements Callable<Integer> {

    private static final Duration LONGEST_HOLD = Duration.ofSeconds(60);

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private ReprocessOptions options = new ReprocessOptions();

    @Option(
            names = "--no-run",
            description = "start nothing: a second deployment runs, with that application id and the outputs-prefix"
                    + " transform-NAME. (with the dot)")
    private boolean noRun;

    @Option(
            names = "--show",
            paramLabel = "N",
            defaultValue = "20",
            description = "show what differs of so many alerts in each topic (default: ${DEFAULT-VALUE})")
    private int shown = 20;

    @Option(
            names = "--json",
            description =
                    "as a JSON object of {application, live, topics: [{topic, same, differs, onlyLive, onlyNew, notCompared}],"
                            + " differences: [{topic, key, record, verdict, changes: [{field, live, renewed}]}]}")
    private boolean json;

    @Override
    public Integer call() {
        SecondApplication application = options.application();
        try (Cluster cluster = kafka.reach()) {
            Barrier.liftLeftBehind(cluster);
            new OwnTopics(cluster, application).create();
            Map<TopicPartition, Long> begins;
            Map<TopicPartition, Long> ends;
            try (SecondTransform second = SecondTransform.start(cluster, application, options.directory(), !noRun)) {
                Following following = new Following(cluster, application, second::demandAlive);
                begins = cluster.offsets(cluster.partitions(Topics.NOTIFICATIONS.name()), OffsetSpec.earliest());
                following.catchUp(Progress.of(command.commandLine().getErr()));
                try (Barrier barrier = Barrier.raise(cluster, Topics.NOTIFICATIONS.name(), LONGEST_HOLD)) {
                    following.gatherAt(barrier);
                    ends = following.endsOfOutputs();
                    barrier.lift();
                }
            }
            Report report = Comparison.of(cluster, application, begins, ends, shown);
            ReportPage page = new ReportPage(application, report);
            var out = command.commandLine().getOut();
            if (json) {
                page.printJson(out);
            } else {
                page.print(out, command.commandLine().getColorScheme().ansi());
            }
            return report.isTheSame() ? 0 : 1;
        }
    }
}
