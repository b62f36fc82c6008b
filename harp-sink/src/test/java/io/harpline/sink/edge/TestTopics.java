package io.harpline.sink.edge;

import io.harpline.local.broker.TopicReader;
import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertKey;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Writes and reads whole topics.
final class TestTopics implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Admin admin;
    private final TopicReader reader;

    TestTopics(String bootstrapServers) {
        Map<String, Object> kafka = Map.of("bootstrap.servers", bootstrapServers);
        producer = new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(kafka, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        admin = Admin.create(kafka);
        reader = new TopicReader(bootstrapServers);
    }

    TopicPartition send(AlertEvent event) {
        return send(Topics.EVENTS, event.key(), Json.bytes(event));
    }

    TopicPartition send(TopicDeclaration topic, AlertKey key, byte[] value) {
        return send(new ProducerRecord<>(topic.name(), key.bytes(), value));
    }

    /// Returns where it stands.
    TopicPartition send(ProducerRecord<byte[], byte[]> record) {
        try {
            var written = producer.send(record).get();
            return new TopicPartition(written.topic(), written.partition());
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// Every record of that key, as of now.
    List<ConsumerRecord<byte[], byte[]>> read(TopicDeclaration topic, AlertKey key) {
        return read(topic).stream()
                .filter(record -> Arrays.equals(record.key(), key.bytes()))
                .toList();
    }

    /// Every record, as of now.
    List<ConsumerRecord<byte[], byte[]>> read(TopicDeclaration topic) {
        return reader.read(topic);
    }

    /// How many records the sink has not committed yet.
    long uncommitted() {
        try {
            var committed = admin.listConsumerGroupOffsets("harp-sink")
                    .partitionsToOffsetAndMetadata()
                    .get();
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.EVENTS.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            return consumer.endOffsets(partitions).entrySet().stream()
                    .mapToLong(end -> end.getValue()
                            - (committed.get(end.getKey()) == null
                                    ? 0
                                    : committed.get(end.getKey()).offset()))
                    .sum();
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
        admin.close();
    }
}
