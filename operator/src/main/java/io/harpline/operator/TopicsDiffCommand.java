package io.harpline.operator;

import io.harpline.operator.domain.Deviation;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.kafka.RealTopics;
import io.harpline.operator.terminal.DeviationTable;
import io.harpline.operator.terminal.JsonArray;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Compares the topics with their declaration.
@Command(
        name = "diff",
        description = {
            "Compares Harpline's topics with their declaration: which are missing, and where partitions, copies, retention,"
                    + " compaction, min.insync.replicas or any other setting differ. Changes nothing.",
            "APPLY says what `topics apply` does about it: yes; only with --shorten TOPIC, since Kafka then removes records;"
                    + " no, and WHY says what can be done."
        },
        footer = {
            "",
            "Exit code: 0 all is as declared, 1 something differs, 2 it could not be found out.",
            "",
            "Examples:",
            "  ./harpline topics diff",
            "  ./harpline topics diff --bootstrap-server kafka:9092 --replication 3 --overrides topics.properties --json"
        })
public final class TopicsDiffCommand implements Callable<Integer> {

    static final int DIFFERS = 1;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private TopicsOptions options = new TopicsOptions();

    @Option(
            names = "--json",
            description = "as a JSON array of {topic, setting, declared, real, remedy: APPLY, SHORTEN or BY_HAND, why}")
    private boolean json;

    @Override
    public Integer call() {
        List<Deviation> deviations;
        try (Cluster cluster = kafka.reach()) {
            RealTopics topics = new RealTopics(cluster);
            deviations = options.declared(topics).compare(topics.read());
        }
        var out = command.commandLine().getOut();
        if (json) {
            JsonArray.print(out, deviations);
        } else if (deviations.isEmpty()) {
            out.println("all topics are as declared");
        } else {
            new DeviationTable(deviations)
                    .print(out, command.commandLine().getColorScheme().ansi());
        }
        return deviations.isEmpty() ? 0 : DIFFERS;
    }
}
