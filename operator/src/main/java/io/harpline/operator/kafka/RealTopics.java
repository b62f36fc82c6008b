package io.harpline.operator.kafka;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.harpline.operator.ExpectedFailure;
import io.harpline.operator.domain.RealTopic;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;

/// The topics of Harpline as they are in Kafka.
public record RealTopics(Cluster cluster) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    /// Those that there are, by name.
    public Map<String, RealTopic> read() {
        Set<String> there = cluster.answer(cluster.admin().listTopics().names());
        List<String> ours = Topics.ALL.stream()
                .map(TopicDeclaration::name)
                .filter(there::contains)
                .toList();
        var descriptions = cluster.answer(cluster.admin().describeTopics(ours).allTopicNames());
        var settings = cluster.answer(cluster.admin()
                .describeConfigs(ours.stream().map(RealTopics::resource).toList())
                .all());
        Map<String, RealTopic> real = new TreeMap<>();
        descriptions.forEach((name, description) ->
                real.put(name, topic(description, Objects.requireNonNull(settings.get(resource(name)), name))));
        return real;
    }

    /// How many copies a topic gets where nobody says how many.
    public int defaultReplication() {
        var any = cluster.answer(cluster.admin().describeCluster().nodes())
                .iterator()
                .next();
        ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, any.idString());
        Config settings = cluster.answer(
                        cluster.admin().describeConfigs(List.of(broker)).all())
                .get(broker);
        return Optional.ofNullable(settings)
                .map(its -> its.get("default.replication.factor"))
                .map(ConfigEntry::value)
                .map(Integer::valueOf)
                .orElse(1);
    }

    /// Creates topics.
    ///
    /// @throws ExpectedFailure if Kafka does not do it
    public void create(Collection<NewTopic> topics) {
        cluster.answer(cluster.admin().createTopics(topics).all());
    }

    /// Sets these and leaves the others alone.
    ///
    /// @param settings by topic
    /// @throws ExpectedFailure if Kafka does not do it
    public void set(Map<String, Map<String, String>> settings) {
        Map<ConfigResource, Collection<AlterConfigOp>> request = new HashMap<>();
        settings.forEach((topic, own) -> request.put(
                resource(topic),
                own.entrySet().stream()
                        .map(one -> new ConfigEntry(one.getKey(), one.getValue()))
                        .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
                        .toList()));
        cluster.answer(cluster.admin().incrementalAlterConfigs(request).all());
    }

    /// Waits until they have become what they were told to be, which all brokers know a moment later.
    ///
    /// @return how they are then, or after half a minute
    public Map<String, RealTopic> awaitUntil(Predicate<Map<String, RealTopic>> settled) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Map<String, RealTopic> now = readIfDescribed();
            if (settled.test(now) || System.nanoTime() > deadline) {
                return now;
            }
            try {
                Thread.sleep(BETWEEN_LOOKS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return now;
            }
        }
    }

    /// A topic may be listed before it can be described.
    private Map<String, RealTopic> readIfDescribed() {
        try {
            return read();
        } catch (ExpectedFailure notYet) {
            return Map.of();
        }
    }

    private static RealTopic topic(TopicDescription description, Config settings) {
        return new RealTopic(
                description.partitions().size(),
                fewest(description, partition -> partition.replicas().size()),
                fewest(description, partition -> partition.isr().size()),
                Math.toIntExact(description.partitions().stream()
                        .filter(partition ->
                                partition.leader() == null || partition.leader().isEmpty())
                        .count()),
                settings.entries().stream()
                        .filter(entry -> entry.value() != null)
                        .collect(toMap(ConfigEntry::name, ConfigEntry::value)),
                settings.entries().stream()
                        .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                        .map(ConfigEntry::name)
                        .collect(toSet()));
    }

    private static int fewest(TopicDescription description, ToIntFunction<TopicPartitionInfo> copies) {
        return description.partitions().stream().mapToInt(copies).min().orElse(0);
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }
}
