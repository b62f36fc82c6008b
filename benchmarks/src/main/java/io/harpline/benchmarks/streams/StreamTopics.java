package io.harpline.benchmarks.streams;

import io.harpline.schemas.topic.TopicDeclaration;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/// The topics of one broker, made and removed between rounds.
public final class StreamTopics {

    // So that what time would evict stays: the archive lies years back.
    private static final Map<String, String> FOR_EVER = Map.of(
            "retention.ms", "-1", "file.delete.delay.ms", "1000", "flush.messages", Long.toString(Long.MAX_VALUE));

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final Admin admin;
    private final int partitions;

    public StreamTopics(Admin admin, int partitions) {
        this.admin = admin;
        this.partitions = partitions;
    }

    /// Makes those that are missing, each as it is declared, but without bound in time.
    ///
    /// @param prefix stands before each name
    /// @param more settings on top of that
    public void create(Collection<TopicDeclaration> topics, String prefix, Map<String, String> more)
            throws ExecutionException, InterruptedException {
        Set<String> present = names();
        List<NewTopic> missing = topics.stream()
                .map(topic -> topic(topic, prefix, more))
                .filter(topic -> !present.contains(topic.name()))
                .toList();
        admin.createTopics(missing).all().get();
        while (!names().containsAll(missing.stream().map(NewTopic::name).toList())) {
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    /// Removes topics.
    public void delete(Predicate<String> which) throws ExecutionException, InterruptedException {
        admin.deleteTopics(names().stream().filter(which).toList()).all().get();
        while (names().stream().anyMatch(which)) {
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private NewTopic topic(TopicDeclaration declared, String prefix, Map<String, String> more) {
        Map<String, String> settings =
                new HashMap<>(declared.on(partitions, (short) 1).configs());
        settings.putAll(FOR_EVER);
        settings.putAll(more);
        return new NewTopic(prefix + declared.name(), partitions, (short) 1).configs(settings);
    }

    private Set<String> names() throws ExecutionException, InterruptedException {
        return admin.listTopics().names().get();
    }
}
