package io.harpline.operator;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.harpline.operator.domain.DeclaredTopics;
import io.harpline.operator.domain.Deviation;
import io.harpline.operator.domain.RealTopic;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.kafka.RealTopics;
import io.harpline.operator.terminal.Confirmation;
import io.harpline.operator.terminal.DeviationTable;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        Set<String> known = Topics.ALL.stream().map(TopicDeclaration::name).collect(Collectors.toSet());
        for (String topic : shorten) {
            if (!known.contains(topic)) {
                throw new ParameterException(command.commandLine(), "--shorten " + topic + " is no topic of Harpline");
            }
        }
        try (Cluster cluster = kafka.reach()) {
            RealTopics topics = new RealTopics(cluster);
            DeclaredTopics declared = options.declared(topics);
            Map<String, RealTopic> before = topics.read();
            List<Deviation> deviations = declared.compare(before);
            List<Deviation> toDo = deviations.stream().filter(this::isToBeDone).toList();
            if (!toDo.isEmpty()) {
                confirm(deviations, toDo);
                create(topics, declared, before, toDo);
                topics.set(settings(toDo));
            }
            List<Deviation> left = toDo.isEmpty()
                    ? deviations
                    : declared.compare(topics.awaitUntil(now -> areDone(declared, now, toDo)));
            tell(toDo, left);
            return left.isEmpty() ? 0 : TopicsDiffCommand.DIFFERS;
        }
    }

    private boolean isToBeDone(Deviation deviation) {
        return switch (deviation.remedy()) {
            case APPLY -> true;
            case SHORTEN -> shorten.contains(deviation.topic());
            case BY_HAND -> false;
        };
    }

    private void confirm(List<Deviation> deviations, List<Deviation> toDo) {
        PrintWriter out =
                json ? command.commandLine().getErr() : command.commandLine().getOut();
        new DeviationTable(deviations)
                .print(out, command.commandLine().getColorScheme().ansi());
        long missing = toDo.stream().filter(Deviation::lacksTheTopic).count();
        out.println();
        out.println("To be done: %d topics to create, %d settings to change; %d left as they are"
                .formatted(missing, toDo.size() - missing, deviations.size() - toDo.size()));
        out.flush();
        if (!yes && !Confirmation.given("Do that?")) {
            throw new ExpectedFailure("nothing was changed; --yes says that it shall be");
        }
    }

    private static void create(
            RealTopics topics, DeclaredTopics declared, Map<String, RealTopic> before, List<Deviation> toDo) {
        Set<String> missing = toDo.stream()
                .filter(Deviation::lacksTheTopic)
                .map(Deviation::topic)
                .collect(Collectors.toSet());
        topics.create(Topics.ALL.stream()
                .filter(topic -> missing.contains(topic.name()))
                .map(topic -> new NewTopic(
                                topic.name(), declared.partitionsOfKin(before), (short) declared.replication())
                        .configs(declared.settings(topic, declared.replication())))
                .toList());
    }

    private static Map<String, Map<String, String>> settings(List<Deviation> toDo) {
        return toDo.stream()
                .filter(deviation -> !deviation.lacksTheTopic())
                .collect(groupingBy(
                        Deviation::topic,
                        toMap(Deviation::setting, deviation -> Objects.requireNonNull(deviation.declared()))));
    }

    private static boolean areDone(DeclaredTopics declared, Map<String, RealTopic> now, List<Deviation> done) {
        Set<List<String>> places =
                done.stream().map(each -> List.of(each.topic(), each.setting())).collect(Collectors.toSet());
        return now.values().stream().allMatch(topic -> topic.leaderless() == 0)
                && declared.compare(now).stream()
                        .noneMatch(left -> places.contains(List.of(left.topic(), left.setting())));
    }

    private void tell(List<Deviation> done, List<Deviation> left) {
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.println(new String(Json.bytes(new Report(done, left)), StandardCharsets.UTF_8));
        } else if (left.isEmpty()) {
            out.println("all topics are as declared");
        } else {
            out.println();
            out.println("done: " + done.size() + "; left as they are:");
            new DeviationTable(left)
                    .print(out, command.commandLine().getColorScheme().ansi());
        }
    }
}
