package io.harpline.transform.edge;

import static org.awaitility.Awaitility.await;

import io.harpline.local.broker.TopicReader;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// What stands on either side of the service: ingest, and whoever reads what the service wrote.
final class KafkaClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaProducer<byte[], byte[]> ingest;
    private final TopicReader reader;

    KafkaClient(String bootstrapServers) {
        reader = new TopicReader(bootstrapServers);
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

    /// Archives these bytes, whatever they are.
    void send(String key, byte[] body) throws ExecutionException, InterruptedException {
        ingest.send(new ProducerRecord<>(Topics.NOTIFICATIONS.name(), key.getBytes(StandardCharsets.UTF_8), body))
                .get();
    }

    /// The committed values of an alert of tenant T1, in order, as soon as there are so many.
    <T> List<T> read(int count, TopicDeclaration topic, String alertId, Class<T> type) {
        return read(count, topic, alertId).stream()
                .map(value -> Json.read(value, type))
                .toList();
    }

    List<byte[]> read(int count, TopicDeclaration topic, String alertId) {
        return await().atMost(PATIENCE).until(() -> read(topic, "T1/" + alertId), values -> values.size() >= count);
    }

    private List<byte[]> read(TopicDeclaration topic, String key) {
        return reader.read(topic).stream()
                .filter(record -> new String(record.key(), StandardCharsets.UTF_8).equals(key))
                .map(ConsumerRecord::value)
                .toList();
    }

    @Override
    public void close() {
        ingest.close();
    }
}
