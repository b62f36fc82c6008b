package io.harpline.ingest.edge.kafka;

import static org.apache.kafka.clients.producer.ProducerConfig.ACKS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.BATCH_SIZE_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.BUFFER_MEMORY_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.CLIENT_ID_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.LINGER_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.MAX_BLOCK_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION;
import static org.apache.kafka.clients.producer.ProducerConfig.METADATA_MAX_IDLE_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG;

import io.harpline.schemas.settings.KafkaSettings;
import io.smallrye.config.SmallRyeConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// How the three producers differ. All of them wait for all in-sync replicas.
public final class ProducerSettings {

    private ProducerSettings() {}

    /// For requests that wait for their answer: it is called on an event loop and never blocks, sends at once, and
    /// reports within three seconds that Kafka does not answer.
    ///
    /// @param client how to reach Kafka
    public static Map<String, Object> neverWaiting(Map<String, Object> client) {
        Map<String, Object> settings = safe(client);
        settings.put(MAX_BLOCK_MS_CONFIG, 0);
        settings.put(LINGER_MS_CONFIG, 0);
        settings.put(REQUEST_TIMEOUT_MS_CONFIG, 1_500);
        settings.put(DELIVERY_TIMEOUT_MS_CONFIG, 3_000);
        // So that it is there again soon after the drain is.
        settings.put(RECONNECT_BACKOFF_MAX_MS_CONFIG, 200L);
        // Else a topic's metadata is forgotten after five idle minutes, and a lone alert would go by the spool.
        settings.put(METADATA_MAX_IDLE_CONFIG, Duration.ofDays(1).toMillis());
        return settings;
    }

    /// For the spool: a record is offered until it is taken, so that no later one overtakes it.
    ///
    /// @param client how to reach Kafka
    public static Map<String, Object> neverGivingUp(Map<String, Object> client) {
        Map<String, Object> settings = safe(client);
        settings.put(DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        // A partition that has not heard of a producer yet may refuse its first batch and take its second. It was
        // seen to refuse the first one from then on, as out of sequence: as long as it is offered, for ever.
        settings.put(MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        // Also how long a producer may take to close while Kafka is frozen.
        settings.put(REQUEST_TIMEOUT_MS_CONFIG, 1_500);
        settings.put(MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(BATCH_SIZE_CONFIG, 128 << 10);
        settings.put(BUFFER_MEMORY_CONFIG, 8L << 20);
        return settings;
    }

    /// For what is kept apart: an outage of Kafka is waited out in memory for ten minutes. Without idempotence, since
    /// one that comes twice does no harm, and no failure is then for good: replacing it would lose what it holds.
    ///
    /// @param client how to reach Kafka
    public static Map<String, Object> patient(Map<String, Object> client) {
        Map<String, Object> settings = safe(client);
        settings.put(ENABLE_IDEMPOTENCE_CONFIG, false);
        settings.put(LINGER_MS_CONFIG, 50);
        settings.put(MAX_BLOCK_MS_CONFIG, 1_000);
        settings.put(REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(DELIVERY_TIMEOUT_MS_CONFIG, 600_000);
        return settings;
    }

    /// How this service reaches Kafka.
    ///
    /// @param id names the producer to Kafka
    public static Map<String, Object> client(SmallRyeConfig config, String id) {
        Map<String, Object> client = new HashMap<>(
                KafkaSettings.of(config.getPropertyNames(), name -> config.getOptionalValue(name, String.class)));
        client.put(CLIENT_ID_CONFIG, id);
        return client;
    }

    private static Map<String, Object> safe(Map<String, Object> client) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ACKS_CONFIG, "all");
        settings.put(ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return settings;
    }
}
