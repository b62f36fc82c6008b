package io.harpline.operator.kafka;

import io.harpline.operator.ExpectedFailure;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// A Kafka that has answered. Its clients wait as long as they must, but the first answer must come soon.
public final class Cluster implements AutoCloseable {

    private static final Duration FIRST_ANSWER = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, Object> settings;
    private final Admin admin;

    private Cluster(Map<String, Object> settings) {
        this.settings = Map.copyOf(settings);
        this.admin = Admin.create(new HashMap<>(settings));
    }

    /// The one that these settings lead to.
    ///
    /// @throws ExpectedFailure if it does not answer within 5 s
    public static Cluster reach(Map<String, Object> settings) {
        Cluster cluster;
        try {
            cluster = new Cluster(settings);
        } catch (KafkaException unusable) {
            throw new ExpectedFailure(
                    "Kafka cannot be reached: " + rootOf(unusable).getMessage());
        }
        try {
            cluster.answer(cluster.admin.describeCluster().nodes(), FIRST_ANSWER);
            return cluster;
        } catch (ExpectedFailure noAnswer) {
            cluster.close();
            throw noAnswer;
        }
    }

    public Admin admin() {
        return admin;
    }

    /// What all clients share; may hold a password.
    public Map<String, Object> settings() {
        return settings;
    }

    /// A consumer of committed records, without a group: nobody else notices.
    public KafkaConsumer<byte[], byte[]> consumer() {
        return consumer(Map.of());
    }

    /// The same of all records, also of those whose transaction is open or was aborted.
    KafkaConsumer<byte[], byte[]> consumerOfAll() {
        return consumer(Map.of("isolation.level", "read_uncommitted"));
    }

    /// The same for one partition at a time, of which it fetches as much as that does of several. What it hands over
    /// at once is garbage before it would have to be kept.
    public KafkaConsumer<byte[], byte[]> consumerOfOne() {
        return consumer(Map.of("max.partition.fetch.bytes", 4 << 20, "max.poll.records", 1_000));
    }

    private KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> more) {
        Map<String, Object> own = new HashMap<>(settings);
        own.put("isolation.level", "read_committed");
        own.put("allow.auto.create.topics", false);
        own.put("enable.auto.commit", false);
        // Whoever reads up to an end would else wait there, before going on with other partitions.
        own.put("fetch.max.wait.ms", 50);
        own.put("auto.offset.reset", "earliest");
        own.put("max.poll.records", 10_000);
        // As much as the system finds right; Kafka's own 64 KiB cost a tenth of the time of a long reading.
        own.putIfAbsent("receive.buffer.bytes", -1);
        own.putAll(more);
        own.remove("group.id");
        own.remove("group.instance.id");
        return new KafkaConsumer<>(own, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /// The partitions of a topic.
    ///
    /// @throws ExpectedFailure if there is no such topic
    public List<TopicPartition> partitions(String topic) {
        return describe(topic).partitions().stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    /// The partitions of several topics.
    ///
    /// @throws ExpectedFailure if there is none of one of these names
    public Map<String, List<TopicPartition>> partitions(Collection<String> topics) {
        Map<String, List<TopicPartition>> partitions = new HashMap<>();
        answer(admin.describeTopics(topics).allTopicNames())
                .forEach((topic, description) -> partitions.put(
                        topic,
                        description.partitions().stream()
                                .map(partition -> new TopicPartition(topic, partition.partition()))
                                .toList()));
        return partitions;
    }

    /// A topic as it is.
    ///
    /// @throws ExpectedFailure if there is no such topic
    public TopicDescription describe(String topic) {
        var described = answer(admin.describeTopics(List.of(topic)).allTopicNames());
        return Objects.requireNonNull(described.get(topic), topic);
    }

    /// Where partitions begin or end; what is not committed yet counts.
    public Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> question = new HashMap<>();
        partitions.forEach(partition -> question.put(partition, which));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        answer(admin.listOffsets(question).all()).forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }

    /// What Kafka says to a request.
    ///
    /// @throws ExpectedFailure if it refuses, or does not answer in time
    public <T> T answer(KafkaFuture<T> request) {
        return answer(request, PATIENCE);
    }

    private <T> T answer(KafkaFuture<T> request, Duration within) {
        try {
            return request.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLate) {
            throw new ExpectedFailure("Kafka does not answer at " + settings.get("bootstrap.servers") + " within "
                    + within.toSeconds() + " s");
        } catch (ExecutionException refused) {
            Throwable why = rootOf(refused);
            throw new ExpectedFailure(
                    why instanceof UnknownTopicOrPartitionException
                            ? "a topic is missing: " + why.getMessage()
                            : "Kafka refuses: " + why.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ExpectedFailure("interrupted");
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
