package io.harpline.operator.domain;

import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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
            if (!isIgnored(setting, declared) && !isSame(setting, value, is)) {
                deviations.add(deviation(topic, setting, value, is, real));
            }
        });
        Set<String> undeclared = new TreeSet<>(real.own());
        undeclared.removeAll(declared.keySet());
        undeclared.removeAll(OF_A_REASSIGNMENT);
        undeclared.forEach(setting -> deviations.add(undeclared(topic, setting, real)));
        return deviations;
    }

    private static Deviation deviation(
            TopicDeclaration topic, String setting, String declared, @Nullable String is, RealTopic real) {
        String shown = is == null ? "unknown here" : is;
        Cure cure = switch (setting) {
            case "retention.ms", "retention.bytes" ->
                bound(declared) < bound(is)
                        ? new Cure(Remedy.SHORTEN, "Kafka would remove what is older, or more: evidence")
                        : new Cure(Remedy.APPLY, "Kafka removes evidence too early");
            case "cleanup.policy" ->
                new Cure(Remedy.SHORTEN, "Kafka would remove by another rule, from what is there already");
            case "min.insync.replicas" ->
                bound(declared) < bound(is)
                        ? new Cure(Remedy.BY_HAND, "it is stricter than declared; --overrides says that it may be")
                        : real.inSync() >= bound(declared)
                                ? new Cure(Remedy.APPLY, "an acknowledged record can be lost with one broker")
                                : new Cure(
                                        Remedy.BY_HAND,
                                        "fewer copies than that are in sync: it would take no record; mend them first");
            case "max.message.bytes" ->
                bound(declared) < bound(is)
                        ? new Cure(
                                Remedy.BY_HAND,
                                "records that it takes now would be refused; --overrides says that it may be")
                        : new Cure(Remedy.APPLY, "it refuses records that others of ours take");
            default -> new Cure(Remedy.APPLY, "not as declared");
        };
        return new Deviation(topic.name(), setting, declared, shown, cure.remedy(), cure.why());
    }

    private record Cure(Remedy remedy, String why) {}

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

    private static boolean isSame(String setting, String declared, @Nullable String is) {
        if (setting.equals("cleanup.policy") && is != null) {
            return rules(declared).equals(rules(is));
        }
        return declared.equals(is);
    }

    private static Set<String> rules(String policy) {
        return new TreeSet<>(Arrays.asList(policy.replace(" ", "").split(",", -1)));
    }

    /// -1 is no bound.
    private static long bound(@Nullable String number) {
        try {
            long bound = Long.parseLong(number == null ? "" : number.strip());
            return bound < 0 ? Long.MAX_VALUE : bound;
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
