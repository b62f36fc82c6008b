package io.harpline.ingest.edge.kafka;

import static org.apache.kafka.clients.producer.ProducerConfig.ACKS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.BATCH_SIZE_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.BUFFER_MEMORY_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.LINGER_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.MAX_BLOCK_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.METADATA_MAX_IDLE_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// How the two producers of the archive differ. Both wait for all in-sync replicas, and neither writes a record twice
/// of
/// itself.
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
        settings.put(REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(BATCH_SIZE_CONFIG, 128 << 10);
        settings.put(BUFFER_MEMORY_CONFIG, 8L << 20);
        return settings;
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
