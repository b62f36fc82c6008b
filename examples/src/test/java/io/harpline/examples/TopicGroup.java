package io.harpline.examples;

import io.harpline.schemas.topic.TopicDeclaration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Another group at the same topic, as harp-sink is one.
final class TopicGroup implements AutoCloseable {

    private final KafkaConsumer<String, String> consumer;
    private final List<String> keys = new ArrayList<>();

    TopicGroup(String bootstrapServers, String group, TopicDeclaration topic) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "group.id",
                        group,
                        "isolation.level",
                        "read_committed",
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.subscribe(List.of(topic.name()));
    }

    /// The keys of all records that it was given up to now.
    List<String> keys() {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> keys.add(record.key()));
        return keys;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
