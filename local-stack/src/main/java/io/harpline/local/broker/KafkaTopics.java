package io.harpline.local.broker;

import io.harpline.schemas.topic.TopicDeclaration;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Asks a Kafka whether it answers, and gives it the topics it lacks.
public final class KafkaTopics implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long BETWEEN_QUESTIONS_MS = 50;

    private final Admin admin;

    public KafkaTopics(String bootstrapServers) {
        this(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /// With settings of one's own, such as those of a cluster's security.
    public KafkaTopics(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 200);
        this.admin = Admin.create(all);
    }

    /// Whether a broker of that cluster answers within the time.
    public boolean answers(Duration within) {
        try {
            return !nodes(within).isEmpty();
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Creates what is missing, with the cluster's default replication, and returns once all of them have leaders.
    /// Topics that exist are left alone, and where there are some, new ones get as many partitions as they have.
    ///
    /// @throws IllegalStateException if the cluster does not do it in time
    public void create(Collection<TopicDeclaration> topics, int partitions) {
        List<String> names = topics.stream().map(TopicDeclaration::name).toList();
        try {
            Set<String> present = admin.listTopics().names().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            List<TopicDeclaration> missing = topics.stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .toList();
            if (!missing.isEmpty()) {
                int count = describe(names.stream().filter(present::contains).toList()).stream()
                        .mapToInt(topic -> topic.partitions().size())
                        .max()
                        .orElse(partitions);
                short replication = defaultReplication();
                create(missing.stream()
                        .map(topic -> topic.on(count, replication))
                        .toList());
            }
            awaitLeaders(names);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException("Kafka does not give the topics: " + failed.getMessage(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while Kafka was creating topics", stopped);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }

    private void create(Collection<NewTopic> topics) throws ExecutionException, InterruptedException {
        try {
            admin.createTopics(topics).all().get();
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw failed;
            }
        }
    }

    /// A created topic may not be listed, or have no leader, for a moment.
    private void awaitLeaders(Collection<String> names)
            throws ExecutionException, InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!allHaveLeaders(names)) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("no leaders for " + names);
            }
            Thread.sleep(BETWEEN_QUESTIONS_MS);
        }
    }

    private boolean allHaveLeaders(Collection<String> names) throws ExecutionException, InterruptedException {
        try {
            return describe(names).stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .allMatch(partition ->
                            partition.leader() != null && !partition.leader().isEmpty());
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw failed;
        }
    }

    private Collection<TopicDescription> describe(Collection<String> names)
            throws ExecutionException, InterruptedException {
        return admin.describeTopics(names).allTopicNames().get().values();
    }

    private short defaultReplication() throws ExecutionException, InterruptedException, TimeoutException {
        Node any = nodes(PATIENCE).iterator().next();
        ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, any.idString());
        Config settings =
                admin.describeConfigs(List.of(broker)).all().get().getOrDefault(broker, new Config(List.of()));
        ConfigEntry replication = settings.get("default.replication.factor");
        return replication == null ? 1 : Short.parseShort(replication.value());
    }

    private Collection<Node> nodes(Duration within) throws ExecutionException, InterruptedException, TimeoutException {
        return admin.describeCluster().nodes().get(within.toMillis(), TimeUnit.MILLISECONDS);
    }
}
