package io.harpline.operator.domain;

import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The topics as they are to be: as declared in code, but for what an operator wants otherwise.
///
/// @param partitions of the topics of a Kafka that has none yet; later ones get as many as their kin
/// @param replication the number of copies that a topic has at least
/// @param overrides settings under Kafka's own names, by topic
public record DeclaredTopics(int partitions, int replication, Map<String, Map<String, String>> overrides) {

    /// Their keys are no alerts', so that their partitions need not go with the others'.
    private static final Set<String> WITHOUT_KIN = Set.of(Topics.UNVERIFIED.name(), Topics.OPERATIONS.name());

    /// What Kafka's own tools leave behind while they move copies.
    private static final Set<String> OF_A_REASSIGNMENT =
            Set.of("leader.replication.throttled.replicas", "follower.replication.throttled.replicas");

    public DeclaredTopics {
        overrides = Map.copyOf(overrides);
    }

    /// In what the real topics differ, topic by topic; empty where all is as it is to be.
    ///
    /// @param real those that there are, by name
    public List<Deviation> compare(Map<String, RealTopic> real) {
        List<Deviation> deviations = new ArrayList<>();
        int count = partitionsOfKin(real);
        for (TopicDeclaration topic : Topics.ALL) {
            RealTopic found = real.get(topic.name());
            if (found == null) {
                deviations.add(missing(topic, count));
            } else {
                deviations.addAll(compare(topic, found, count));
            }
        }
        return List.copyOf(deviations);
    }

    /// How many partitions a topic gets that is missing: as many as the archive has, or the most of the others.
    public int partitionsOfKin(Map<String, RealTopic> real) {
        RealTopic archive = real.get(Topics.NOTIFICATIONS.name());
        return archive != null
                ? archive.partitions()
                : real.entrySet().stream()
                        .filter(topic -> !WITHOUT_KIN.contains(topic.getKey()))
                        .mapToInt(topic -> topic.getValue().partitions())
                        .max()
                        .orElse(partitions);
    }

    /// The settings of a topic with that many copies.
    public Map<String, String> settings(TopicDeclaration topic, int copies) {
        Map<String, String> settings = new TreeMap<>(topic.settings(copies));
        settings.putAll(overrides.getOrDefault(topic.name(), Map.of()));
        return settings;
    }

    private Deviation missing(TopicDeclaration topic, int count) {
        return new Deviation(
                topic.name(),
                Deviation.TOPIC,
                "%d partitions, %s".formatted(count, replication == 1 ? "1 copy" : replication + " copies"),
                null,
                Remedy.APPLY,
                "services wait for it, not ready");
    }

    private List<Deviation> compare(TopicDeclaration topic, RealTopic real, int count) {
        List<Deviation> deviations = new ArrayList<>();
        if (real.partitions() != count && !WITHOUT_KIN.contains(topic.name())) {
            deviations.add(numbers(
                    topic,
                    Deviation.PARTITIONS,
                    count,
                    real.partitions(),
                    "final, since another number sends an alert's records to other partitions; begin with new topics"));
        }
        if (real.replication() < replication) {
            deviations.add(numbers(
                    topic,
                    Deviation.REPLICATION,
                    replication,
                    real.replication(),
                    "copies are made by a reassignment: kafka-reassign-partitions.sh"));
        }
        Map<String, String> declared = settings(topic, real.replication());
        declared.forEach((setting, value) -> {
            String is = real.settings().get(setting);
            if (!isIgnored(setting, declared)) {
                SettingComparison.of(topic, setting, value, is, real).ifPresent(deviations::add);
            }
        });
        Set<String> undeclared = new TreeSet<>(real.own());
        undeclared.removeAll(declared.keySet());
        undeclared.removeAll(OF_A_REASSIGNMENT);
        undeclared.forEach(setting -> deviations.add(undeclared(topic, setting, real)));
        return deviations;
    }

    private static Deviation undeclared(TopicDeclaration topic, String setting, RealTopic real) {
        return new Deviation(
                topic.name(),
                setting,
                null,
                real.settings().getOrDefault(setting, ""),
                Remedy.BY_HAND,
                "somebody has set it: declare it with --overrides, or take it away with kafka-configs.sh"
                        + " --delete-config " + setting);
    }

    private static Deviation numbers(TopicDeclaration topic, String setting, int declared, int real, String why) {
        return new Deviation(
                topic.name(), setting, Integer.toString(declared), Integer.toString(real), Remedy.BY_HAND, why);
    }

    /// Kafka removes nothing by time or bytes where it only compacts.
    private static boolean isIgnored(String setting, Map<String, String> declared) {
        return setting.startsWith("retention.") && "compact".equals(declared.get("cleanup.policy"));
    }
}
