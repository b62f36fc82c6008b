package io.harpline.local.demo;

import io.harpline.local.ExpectedFailure;
import io.harpline.schemas.topic.TopicDeclaration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Committed records of some topics from the moment of its making on.
final class NewRecords implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration ONE_POLL = Duration.ofMillis(50);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<ConsumerRecord<byte[], byte[]>> seen = new ArrayList<>();

    /// @throws KafkaException if Kafka does not answer
    NewRecords(String bootstrapServers, Collection<TopicDeclaration> topics) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "allow.auto.create.topics",
                false,
                "default.api.timeout.ms",
                Math.toIntExact(PATIENCE.toMillis()));
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            List<TopicPartition> partitions =
                    topics.stream().flatMap(this::partitions).toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position); // seeks now, not with the first poll
        } catch (KafkaException unreachable) {
            consumer.close();
            throw unreachable;
        }
    }

    /// The first record of that topic that fits; waits for it.
    ///
    /// @throws ExpectedFailure if it does not come in time
    ConsumerRecord<byte[], byte[]> await(TopicDeclaration topic, Predicate<ConsumerRecord<byte[], byte[]>> fits) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var found = of(topic).filter(fits).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            pollUntil(deadline, topic);
        }
    }

    /// All records of that topic up to its present end.
    List<ConsumerRecord<byte[], byte[]>> upToNow(TopicDeclaration topic) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions(topic).toList());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            pollUntil(deadline, topic);
        }
        return of(topic).toList();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void pollUntil(long deadline, TopicDeclaration topic) {
        if (System.nanoTime() > deadline) {
            throw new ExpectedFailure("nothing came to " + topic.name() + " within " + PATIENCE.toSeconds()
                    + " s; see ./harpline status");
        }
        consumer.poll(ONE_POLL).forEach(seen::add);
    }

    private Stream<ConsumerRecord<byte[], byte[]>> of(TopicDeclaration topic) {
        return seen.stream().filter(record -> record.topic().equals(topic.name()));
    }

    private Stream<TopicPartition> partitions(TopicDeclaration topic) {
        return consumer.partitionsFor(topic.name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()));
    }
}
