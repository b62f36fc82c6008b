package io.harpline.pipeline;

import static org.awaitility.Awaitility.await;

import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.local.broker.TopicReader;
import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// An archive that is processed on a broker of its own, by any number of instances.
final class Processing implements AutoCloseable {

    static final int PARTITIONS = 4;

    private final Path directory;
    private final EmbeddedBroker broker;
    private final List<TransformProcess> instances = new ArrayList<>();
    private int archived;

    Processing(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
        broker = EmbeddedBroker.start(directory.resolve("kafka"));
        broker.createTopics(Topics.ALL, PARTITIONS);
    }

    EmbeddedBroker broker() {
        return broker;
    }

    /// Starts an instance of that name.
    TransformProcess start(String name, Map<String, String> environment) throws IOException {
        TransformProcess instance = TransformProcess.launch(name, directory, broker.bootstrapServers(), environment);
        instances.add(instance);
        return instance;
    }

    void archive(Archive more) throws ExecutionException, InterruptedException {
        more.writeTo(broker.bootstrapServers());
        archived += more.size();
    }

    /// Returns as soon as some of it is being processed: then most of it, and its transaction, is under way.
    void archiveAndAwaitTheFirstOfIt(Archive more) throws ExecutionException, InterruptedException {
        long before = written();
        archive(more);
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> written() > before);
    }

    /// How long it takes from now on until the next outcome is committed.
    Duration awaitFirst() {
        long since = System.nanoTime();
        int before = committed();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> committed() > before);
        return Duration.ofNanos(System.nanoTime() - since);
    }

    /// What was written of all that was archived, once each of it has its outcome.
    Outputs finish() {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> committed() >= archived);
        return Outputs.of(broker.bootstrapServers());
    }

    /// How many outcomes are committed.
    int committed() {
        return new TopicReader(broker.bootstrapServers()).read(Topics.OUTCOMES).size();
    }

    /// How many offsets of the outcomes' topic are taken, be it by what is not committed yet or never will be.
    long written() {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(Topics.OUTCOMES.name(), partition))
                    .toList();
            return consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    @Override
    public void close() {
        instances.forEach(TransformProcess::close);
        broker.close();
    }
}
