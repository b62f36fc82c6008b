package io.harpline.operator.reprocess;

import io.harpline.operator.ExpectedFailure;
import io.harpline.operator.domain.SecondApplication;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.kafka.Group;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;

/// What Kafka holds of a second application: its outputs, what Kafka Streams keeps for it, and its group.
public record OwnTopics(Cluster cluster, SecondApplication application) {

    /// Creates the outputs that are missing, each like the live one.
    ///
    /// @throws ExpectedFailure if it is the live application by now, or the live topics are not as they must be
    public void create() {
        refuseIfLive();
        int partitions = cluster.partitions(Topics.NOTIFICATIONS.name()).size();
        Set<String> there = topics();
        List<NewTopic> missing = new ArrayList<>();
        for (TopicDeclaration live : SecondApplication.OUTPUTS) {
            TopicDescription description = cluster.describe(live.name());
            if (description.partitions().size() != partitions) {
                throw new ExpectedFailure(live.name() + " has not as many partitions as the archive");
            }
            if (!there.contains(application.output(live))) {
                int replication = description.partitions().getFirst().replicas().size();
                missing.add(new TopicDeclaration(
                                application.output(live), live.cleanup(), live.retention(), live.bytesKept(), false)
                        .on(partitions, (short) replication));
            }
        }
        cluster.answer(cluster.admin().createTopics(missing).all());
    }

    /// Once its outputs are gone while its group is there, it was cut over: then it is the live application, and
    /// nothing of it may be touched.
    public void refuseIfLive() {
        if (outputs().isEmpty() && (new Group(cluster, application.id()).exists() || !kept().isEmpty())) {
            throw new ExpectedFailure(application.id() + " has no outputs of its own: it was cut over and is the live"
                    + " application now; take another name, and name it with --live-application-id");
        }
    }

    /// Goes on only with what was begun before.
    ///
    /// @throws ExpectedFailure if not all its outputs are there
    public void demandOutputs() {
        refuseIfLive();
        if (outputs().size() < SecondApplication.OUTPUTS.size()) {
            throw new ExpectedFailure(
                    "there is no " + application.id() + " yet; first ./harpline reprocess --as " + application.name());
        }
    }

    /// Its outputs that are there.
    public List<String> outputs() {
        Set<String> there = topics();
        return SecondApplication.OUTPUTS.stream()
                .map(application::output)
                .filter(there::contains)
                .toList();
    }

    /// What Kafka Streams keeps for it.
    public List<String> kept() {
        return topics().stream().filter(application::keeps).toList();
    }

    public void delete(Collection<String> topics) {
        cluster.answer(cluster.admin().deleteTopics(topics).all());
    }

    public void deleteGroup() {
        if (new Group(cluster, application.id()).exists()) {
            cluster.answer(cluster.admin()
                    .deleteConsumerGroups(List.of(application.id()))
                    .all());
        }
    }

    private Set<String> topics() {
        return new TreeSet<>(cluster.answer(cluster.admin().listTopics().names()));
    }
}
