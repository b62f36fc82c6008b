package io.harpline.operator.kafka;

import io.harpline.schemas.topic.TopicDeclaration;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/// How long topics keep their records.
public record Retention(Cluster cluster) {

    /// How long each of these topics keeps a record for certain; without those whose records leave otherwise than by
    /// their age.
    ///
    /// @throws io.harpline.operator.ExpectedFailure if Kafka does not tell
    public Map<String, Duration> of(Collection<TopicDeclaration> topics) {
        List<ConfigResource> resources = topics.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
                .toList();
        Map<String, Duration> kept = new HashMap<>();
        cluster.answer(cluster.admin().describeConfigs(resources).all())
                .forEach((topic, settings) -> byAge(settings).ifPresent(time -> kept.put(topic.name(), time)));
        return kept;
    }

    /// What was written then or later is there. Without one of them nothing is certain up to now.
    public static Instant wholeSince(Optional<Duration> kept, Instant now) {
        return kept.map(now::minus).orElse(now);
    }

    private static Optional<Duration> byAge(Config settings) {
        return number(settings, "retention.bytes") >= 0
                ? Optional.empty()
                : Optional.of(number(settings, "retention.ms"))
                        .filter(millis -> millis >= 0)
                        .map(Duration::ofMillis);
    }

    private static long number(Config settings, String name) {
        ConfigEntry entry = settings.get(name);
        return entry == null || entry.value() == null ? -1 : Long.parseLong(entry.value());
    }
}
