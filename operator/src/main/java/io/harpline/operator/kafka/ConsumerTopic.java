package io.harpline.operator.kafka;

import io.harpline.operator.ExpectedFailure;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/// A topic of a consumer's own, to which events are sent again, in the partitions of the numbers that they have.
public record ConsumerTopic(Cluster cluster, String name) {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    /// Whether it is there, as it must be.
    ///
    /// @throws ExpectedFailure if it is Harpline's or Kafka's own, or has another number of partitions
    public boolean exists() {
        if (!NAME.matcher(name).matches()) {
            throw new ExpectedFailure("no topic can have such a name: 1 to 249 of a-z, A-Z, 0-9, '.', '_' and '-'");
        }
        if (isTaken(name)) {
            throw new ExpectedFailure(name + " is no topic of a consumer's own; choose a name of yours");
        }
        if (!cluster.answer(cluster.admin().listTopics().names()).contains(name)) {
            return false;
        }
        int partitions = cluster.partitions(name).size();
        int needed = cluster.partitions(Topics.EVENTS.name()).size();
        if (partitions != needed) {
            throw new ExpectedFailure(
                    "%s has %d partitions and %s has %d: alerts would lose their order; choose a topic with %d"
                            .formatted(name, partitions, Topics.EVENTS.name(), needed, needed));
        }
        return true;
    }

    /// Makes it, with the partitions and the retention of `alerts.events.v1`: Kafka removes a record by its timestamp,
    /// and those here are as old as the events are.
    public void create() {
        int partitions = cluster.partitions(Topics.EVENTS.name()).size();
        int copies = new RealTopics(cluster).defaultReplication();
        cluster.answer(cluster.admin()
                .createTopics(List.of(Topics.EVENTS.named(name).on(partitions, (short) copies)))
                .all());
        awaitLeaders(partitions);
    }

    /// What is to be said of its retention, where that is shorter than this event is old.
    public Optional<String> warning(Instant oldest, Instant now) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        Config settings = Objects.requireNonNull(cluster.answer(
                        cluster.admin().describeConfigs(List.of(resource)).all())
                .get(resource));
        return Optional.ofNullable(settings.get("retention.ms"))
                .map(ConfigEntry::value)
                .map(Long::parseLong)
                .filter(kept -> kept >= 0 && deletes(settings) && oldest.isBefore(now.minusMillis(kept)))
                .map(kept ->
                        "%s keeps records for %s, and the oldest planned event is from %s: Kafka would remove it soon"
                                .formatted(name, Duration.ofMillis(kept), oldest));
    }

    private static boolean deletes(Config settings) {
        return Optional.ofNullable(settings.get("cleanup.policy"))
                .map(ConfigEntry::value)
                .filter(policy -> policy.contains("delete"))
                .isPresent();
    }

    /// A topic that was created is known to all brokers a moment later.
    private void awaitLeaders(int partitions) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < deadline) {
            try {
                boolean led = cluster.describe(name).partitions().stream().allMatch(its -> its.leader() != null);
                if (led && cluster.partitions(name).size() == partitions) {
                    return;
                }
            } catch (ExpectedFailure notYet) {
                // Asked again.
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        throw new ExpectedFailure(name + " was created, and has no leaders yet; call it again");
    }

    private static boolean isTaken(String name) {
        return name.startsWith("__")
                || name.startsWith("harpline")
                || name.endsWith("-changelog")
                || Topics.ALL.stream()
                        .map(TopicDeclaration::name)
                        .anyMatch(ours -> name.equals(ours) || name.endsWith("." + ours));
    }
}
