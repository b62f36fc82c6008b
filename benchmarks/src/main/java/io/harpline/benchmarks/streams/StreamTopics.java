package io.harpline.benchmarks.streams;

import io.harpline.schemas.topic.TopicDeclaration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/// The topics of one broker, made and removed between rounds.
public final class StreamTopics {

    // So that what time would evict stays: the archive lies years back.
    private static final Map<String, String> FOR_EVER = Map.of(
            "retention.ms", "-1", "file.delete.delay.ms", "1000", "flush.messages", Long.toString(Long.MAX_VALUE));

    private final Admin admin;
    private final int partitions;

    public StreamTopics(Admin admin, int partitions) {
        this.admin = admin;
        this.partitions = partitions;
    }

    /// Makes topics, each as it is declared, but without bound in time.
    ///
    /// @param more settings on top of that
    public void create(Collection<TopicDeclaration> topics, Map<String, String> more)
            throws ExecutionException, InterruptedException {
        List<NewTopic> all = new ArrayList<>();
        for (TopicDeclaration topic : topics) {
            NewTopic declared = topic.on(partitions, (short) 1);
            Map<String, String> settings = new HashMap<>(declared.configs());
            settings.putAll(FOR_EVER);
            settings.putAll(more);
            all.add(declared.configs(settings));
        }
        admin.createTopics(all).all().get();
        while (!names().containsAll(topics.stream().map(TopicDeclaration::name).toList())) {
            Thread.sleep(20);
        }
    }

    /// Removes topics.
    public void delete(Predicate<String> which) throws ExecutionException, InterruptedException {
        admin.deleteTopics(names().stream().filter(which).toList()).all().get();
        while (names().stream().anyMatch(which)) {
            Thread.sleep(20);
        }
    }

    private Set<String> names() throws ExecutionException, InterruptedException {
        return admin.listTopics().names().get().stream().collect(Collectors.toSet());
    }
}
