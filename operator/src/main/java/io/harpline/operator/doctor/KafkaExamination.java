package io.harpline.operator.doctor;

import io.harpline.operator.ExpectedFailure;
import io.harpline.operator.domain.DeclaredTopics;
import io.harpline.operator.domain.Finding;
import io.harpline.operator.domain.GroupStanding;
import io.harpline.operator.domain.LagStanding;
import io.harpline.operator.domain.RealTopic;
import io.harpline.operator.domain.SignatureStanding;
import io.harpline.operator.domain.Skew;
import io.harpline.operator.domain.TopicsStanding;
import io.harpline.operator.kafka.Backlog;
import io.harpline.operator.kafka.Clocks;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.kafka.Group;
import io.harpline.operator.kafka.RealTopics;
import io.harpline.operator.kafka.Sink;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.KafkaException;

/// Looks at a Kafka that answers: its topics, groups and clocks. Writes nothing.
///
/// @param declared how the topics are to be
/// @param transform the group of transform-streams
public record KafkaExamination(
        Cluster cluster, Function<RealTopics, DeclaredTopics> declared, String transform, InstantSource clock) {

    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        int brokers = cluster.answer(cluster.admin().describeCluster().nodes()).size();
        findings.add(Finding.ok("kafka", brokers == 1 ? "1 broker" : brokers + " brokers"));
        findings.addAll(look("topics", () -> topics(brokers)));
        findings.addAll(group(transform, "transform-streams", List.of(Topics.NOTIFICATIONS)));
        findings.addAll(group(Sink.GROUP, "harp-sink", List.of(Topics.EVENTS, Topics.REPLAY)));
        findings.addAll(look(
                "clock",
                () -> List.of(
                        new Clocks(cluster, clock).controller().finding("clock", "the clock of Kafka's controller"))));
        findings.addAll(look("clock of ingest", this::clockOfIngest));
        findings.addAll(look("signatures", this::signatures));
        return findings;
    }

    private List<Finding> topics(int brokers) {
        RealTopics topics = new RealTopics(cluster);
        Map<String, RealTopic> real = topics.read();
        return new TopicsStanding(real, declared.apply(topics).compare(real), brokers).findings();
    }

    private List<Finding> group(String id, String service, List<TopicDeclaration> topics) {
        Group group = new Group(cluster, id);
        List<Finding> findings = new ArrayList<>(look("group " + id, () -> {
            Optional<ConsumerGroupDescription> found = group.description();
            List<MemberDescription> members =
                    found.map(its -> List.copyOf(its.members())).orElse(List.of());
            return List.of(new GroupStanding(
                            id,
                            service,
                            found.map(its -> its.groupState().toString()).orElse("-"),
                            members.stream()
                                    .flatMap(member -> member.groupInstanceId().stream())
                                    .sorted()
                                    .toList(),
                            members.size())
                    .finding());
        }));
        findings.addAll(look("lag " + id, () -> {
            Backlog backlog = Backlog.of(cluster, group, topics);
            return List.of(
                    new LagStanding(id, service, part(backlog.waiting()), part(backlog.held()), backlog.overtaken())
                            .finding());
        }));
        return findings;
    }

    private LagStanding.Part part(Backlog.Part part) {
        return new LagStanding.Part(part.records(), part.oldest().map(this::age));
    }

    private List<Finding> signatures() {
        Clocks clocks = new Clocks(cluster, clock);
        return List.of(new SignatureStanding(
                        clocks.latest(Topics.NOTIFICATIONS), clocks.latest(Topics.UNVERIFIED), clock.instant())
                .finding());
    }

    private Duration age(Instant since) {
        Duration age = Duration.between(since, clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }

    /// A time that is still to come was given by a clock that goes before ours.
    private List<Finding> clockOfIngest() {
        Optional<Instant> latest = new Clocks(cluster, clock).latest(Topics.NOTIFICATIONS);
        Instant now = clock.instant();
        return List.of(latest.filter(now::isBefore)
                .map(ahead -> new Skew(now, ahead, now).finding("clock of ingest", "that of the newest notification"))
                .orElse(Finding.ok(
                        "clock of ingest",
                        latest.isEmpty() ? "no notification yet" : "no notification is of a time to come")));
    }

    private static List<Finding> look(String check, Supplier<List<Finding>> eye) {
        try {
            return eye.get();
        } catch (ExpectedFailure | KafkaException hidden) {
            return List.of(Finding.warning(
                    check,
                    "could not be found out: " + hidden.getMessage(),
                    "if it is a right that is missing: docs/operations.md, Access"));
        }
    }
}
