package io.harpline.transform.edge;

import io.harpline.schemas.json.Json;
import io.harpline.schemas.json.Rfc3339;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.TextHeaders;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import io.harpline.transform.domain.Sent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// What stands on either side of the service: ingest, and whoever reads what the service wrote.
final class KafkaClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String bootstrapServers;
    private final KafkaProducer<byte[], byte[]> ingest;
    private final Map<String, Reader> readers = new HashMap<>();

    KafkaClient(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        ingest = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /// Archives them in this order; returns once Kafka has them.
    void send(Sent... notifications) throws ExecutionException, InterruptedException {
        List<Future<?>> acknowledged = new ArrayList<>();
        for (Sent sent : notifications) {
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            var record = new ProducerRecord<>(
                    Topics.NOTIFICATIONS.name(), null, now.toEpochMilli(), sent.key(), sent.body());
            TextHeaders.set(record.headers(), HeaderNames.RECEIVED_AT, Rfc3339.format(now));
            acknowledged.add(ingest.send(record));
        }
        for (Future<?> one : acknowledged) {
            one.get();
        }
    }

    /// The committed values of an alert of tenant T1, in order, as soon as there are so many.
    <T> List<T> await(int count, TopicDeclaration topic, String alertId, Class<T> type) {
        Reader reader = readers.computeIfAbsent(topic.name(), name -> new Reader(readerFromTheBeginning(name)));
        return reader.await(count, "T1/" + alertId).stream()
                .map(value -> Json.read(value, type))
                .toList();
    }

    /// What it has read of a topic so far, by key.
    private record Reader(KafkaConsumer<byte[], byte[]> consumer, Map<String, List<byte[]>> read) {

        Reader(KafkaConsumer<byte[], byte[]> consumer) {
            this(consumer, new HashMap<>());
        }

        List<byte[]> await(int count, String key) {
            Instant deadline = Instant.now().plus(PATIENCE);
            List<byte[]> values = read.computeIfAbsent(key, any -> new ArrayList<>());
            while (values.size() < count && Instant.now().isBefore(deadline)) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    read.computeIfAbsent(new String(record.key(), StandardCharsets.UTF_8), any -> new ArrayList<>())
                            .add(record.value());
                }
            }
            return values;
        }
    }

    private KafkaConsumer<byte[], byte[]> readerFromTheBeginning(String topic) {
        var reader = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = reader.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        reader.assign(partitions);
        reader.seekToBeginning(partitions);
        return reader;
    }

    @Override
    public void close() {
        ingest.close();
        readers.values().forEach(reader -> reader.consumer.close());
    }
}
