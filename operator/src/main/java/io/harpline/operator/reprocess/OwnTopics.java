package io.harpline.operator.reprocess;

import io.harpline.operator.ExpectedFailure;
import io.harpline.operator.domain.SecondApplication;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.kafka.Group;
import io.harpline.operator.kafka.Reading;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/// What Kafka holds of a second application: its outputs, what Kafka Streams keeps for it, and its group.
public record OwnTopics(Cluster cluster, SecondApplication application) {

    private static final Set<String> ALIKE = Set.of("retention.ms", "retention.bytes", "max.message.bytes");

    /// Creates the outputs that are missing, each like the live one.
    ///
    /// @throws ExpectedFailure if it was cut over, or the live topics are not as they must be
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
                missing.add(likeTheLiveOne(live, partitions, (short) replication));
            }
        }
        if (!there.contains(application.handedOver())) {
            int replication = cluster.describe(Topics.STATE.name())
                    .partitions()
                    .getFirst()
                    .replicas()
                    .size();
            missing.add(Topics.STATE.named(application.handedOver()).on(1, (short) replication));
        }
        cluster.answer(cluster.admin().createTopics(missing).all());
    }

    /// Whether it was cut over. One record says so, written together with what the cut-over tells anew, and for good:
    /// whatever else of it is there or not.
    public boolean areHandedOver() {
        if (!topics().contains(application.handedOver())) {
            return false;
        }
        List<TopicPartition> mark = cluster.partitions(application.handedOver());
        AtomicBoolean handedOver = new AtomicBoolean();
        try (var consumer = cluster.consumer()) {
            new Reading(consumer, cluster.offsets(mark, OffsetSpec.latest())).forEach(_ -> handedOver.set(true));
        }
        return handedOver.get();
    }

    /// Once it was cut over, it is the live application, and nothing of it may be touched.
    public void refuseIfLive() {
        if (areHandedOver()) {
            throw new ExpectedFailure(application.id() + " was cut over and is the live application now, as "
                    + application.handedOver() + " says; take another name, and name it with --live-application-id");
        }
        if (outputs().isEmpty() && (new Group(cluster, application.id()).exists() || !kept().isEmpty())) {
            throw new ExpectedFailure(application.id() + " has no outputs of its own: it is a live application;"
                    + " take another name, and name it with --live-application-id");
        }
    }

    /// Goes on only with what was begun before.
    ///
    /// @throws ExpectedFailure if not all its topics are there
    public void demandOutputs() {
        refuseIfLive();
        if (outputs().size() < SecondApplication.OUTPUTS.size() || !topics().contains(application.handedOver())) {
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

    /// What Kafka Streams keeps for it, and the topic for the record of its cut-over.
    public List<String> kept() {
        return topics().stream()
                .filter(topic -> application.keeps(topic) || topic.equals(application.handedOver()))
                .toList();
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

    /// What an operator has set for the live one counts for it, too.
    private NewTopic likeTheLiveOne(TopicDeclaration live, int partitions, short replication) {
        NewTopic own = live.named(application.output(live)).on(partitions, replication);
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, live.name());
        Map<String, String> configuration = new HashMap<>(own.configs());
        cluster.answer(cluster.admin().describeConfigs(List.of(topic)).all()).values().stream()
                .flatMap(config -> config.entries().stream())
                .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .filter(entry -> ALIKE.contains(entry.name()))
                .forEach(entry -> configuration.put(entry.name(), entry.value()));
        return own.configs(configuration);
    }

    private Set<String> topics() {
        return new TreeSet<>(cluster.answer(cluster.admin().listTopics().names()));
    }
}
