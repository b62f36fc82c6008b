package io.harpline.operator;

import io.harpline.operator.domain.DeclaredTopics;
import io.harpline.operator.domain.Deviation;
import io.harpline.operator.domain.RealTopic;
import io.harpline.operator.domain.TopicChange;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.kafka.RealTopics;
import io.harpline.operator.terminal.Confirmation;
import io.harpline.operator.terminal.DeviationTable;
import io.harpline.operator.terminal.JsonText;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Makes the topics what they are declared to be, as far as that is safe.
@Command(
        name = "apply",
        description = {
            "Creates the topics that are missing, with as many partitions as the archive has, and mends settings. Shows"
                    + " first what it will do, and asks.",
            "Never done: another number of partitions, which is final; more copies, which is a reassignment; what would"
                    + " refuse records that are taken now. Only with --shorten TOPIC: what has Kafka remove records."
        },
        footer = {
            "",
            "Exit code: 0 all is as declared now, 1 something is left that it does not do, 2 nothing, or not all, was done.",
            "",
            "Examples:",
            "  ./harpline topics apply",
            "  ./harpline topics apply --bootstrap-server kafka:9092 --replication 3 --yes",
            "  ./harpline topics apply --shorten gardin.unverified.v1"
        })
public final class TopicsApplyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private TopicsOptions options = new TopicsOptions();

    @Option(
            names = "--shorten",
            paramLabel = "TOPIC",
            description = "of this topic also what has Kafka remove records; may be said again for another")
    private Set<String> shorten = Set.of();

    @Option(names = "--yes", description = "do not ask")
    private boolean yes;

    @Option(names = "--json", description = "as JSON {done, left}, two arrays as topics diff has them")
    private boolean json;

    /// What was done and what was not, for a program.
    private record Report(List<Deviation> done, List<Deviation> left) {}

    @Override
    public Integer call() {
        demandKnown(shorten);
        try (Cluster cluster = kafka.reach()) {
            RealTopics topics = new RealTopics(cluster);
            DeclaredTopics declared = options.declared(topics);
            Map<String, RealTopic> before = topics.read();
            List<Deviation> deviations = declared.compare(before);
            TopicChange change = TopicChange.of(deviations, shorten);
            List<Deviation> left = deviations;
            if (!change.isNothing()) {
                confirm(deviations, change);
                int partitions = declared.partitionsOfKin(before);
                topics.create(change.missing().stream()
                        .map(topic -> topic(topic, partitions, declared))
                        .toList());
                topics.set(change.settings());
                left = declared.compare(topics.awaitUntil(now -> change.isDone(declared, now)));
            }
            tell(change.deviations(), left);
            return left.isEmpty() ? 0 : TopicsDiffCommand.DIFFERS;
        }
    }

    private void demandKnown(Set<String> names) {
        Set<String> known = Topics.ALL.stream().map(TopicDeclaration::name).collect(Collectors.toSet());
        for (String topic : names) {
            if (!known.contains(topic)) {
                throw new ParameterException(command.commandLine(), "--shorten " + topic + " is no topic of Harpline");
            }
        }
    }

    private static NewTopic topic(TopicDeclaration topic, int partitions, DeclaredTopics declared) {
        return new NewTopic(topic.name(), partitions, (short) declared.replication())
                .configs(declared.settings(topic, declared.replication()));
    }

    private void confirm(List<Deviation> deviations, TopicChange change) {
        PrintWriter out =
                json ? command.commandLine().getErr() : command.commandLine().getOut();
        print(out, deviations);
        int missing = change.missing().size();
        int toDo = change.deviations().size();
        out.println();
        out.println("To be done: %d topics to create, %d settings to change; %d left as they are"
                .formatted(missing, toDo - missing, deviations.size() - toDo));
        out.flush();
        if (!yes && !Confirmation.given("Do that?")) {
            throw new ExpectedFailure("nothing was changed; --yes says that it shall be");
        }
    }

    private void tell(List<Deviation> done, List<Deviation> left) {
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.println(JsonText.of(new Report(done, left)));
        } else if (left.isEmpty()) {
            out.println("all topics are as declared");
        } else {
            out.println("done: " + done.size() + "; left as they are:");
            print(out, left);
        }
    }

    private void print(PrintWriter out, List<Deviation> deviations) {
        new DeviationTable(deviations)
                .print(out, command.commandLine().getColorScheme().ansi());
    }
}
