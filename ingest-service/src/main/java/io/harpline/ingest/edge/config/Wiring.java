package io.harpline.ingest.edge.config;

import com.github.f4b6a3.ulid.UlidCreator;
import io.harpline.ingest.app.AcceptNotification;
import io.harpline.ingest.domain.Secret;
import io.harpline.ingest.domain.SigningKey;
import io.harpline.ingest.edge.kafka.KafkaArchive;
import io.smallrye.config.SmallRyeConfig;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Builds the service from its configuration.
@Singleton
class Wiring {

    private static final String SECRET = "GARDIN_SECRET";

    @Produces
    @Singleton
    AcceptNotification acceptNotification(SmallRyeConfig config, KafkaArchive archive) {
        return new AcceptNotification(
                Map.of("gardin", signingKey(config)),
                archive,
                InstantSource.system(),
                () -> UlidCreator.getMonotonicUlid().toString());
    }

    @Produces
    @Singleton
    KafkaArchive archive(
            IngestConfig config, @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        if (config.maxWaiting() < 1) {
            throw new BadConfig("harpline.ingest.max-waiting is " + config.maxWaiting() + "; it must be at least 1");
        }
        if (config.answerWithin().compareTo(Duration.ofMillis(1)) < 0) {
            throw new BadConfig(
                    "harpline.ingest.answer-within is " + config.answerWithin() + "; it must be longer than 0");
        }
        Map<String, Object> producer = new HashMap<>(client(bootstrapServers));
        producer.put(ProducerConfig.ACKS_CONFIG, "all");
        producer.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        producer.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        producer.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_500);
        producer.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 3_000);
        producer.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 500);
        // Kafka forgets a topic's metadata after five idle minutes, and a lone alert would have to fetch it anew.
        producer.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, Duration.ofDays(1).toMillis());
        return new KafkaArchive(
                new KafkaProducer<>(producer, new ByteArraySerializer(), new ByteArraySerializer()),
                config.maxWaiting(),
                config.answerWithin());
    }

    void close(@Disposes KafkaArchive archive) {
        archive.close();
    }

    @Produces
    @Singleton
    Admin admin(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        return Admin.create(client(bootstrapServers));
    }

    void close(@Disposes Admin admin) {
        admin.close(Duration.ofSeconds(1));
    }

    private static Map<String, Object> client(String bootstrapServers) {
        return Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                CommonClientConfigs.CLIENT_ID_CONFIG,
                "harpline-ingest");
    }

    // The raw value: a secret may hold what would elsewhere be an expression.
    private static SigningKey signingKey(SmallRyeConfig config) {
        String secret = config.getConfigValue(SECRET).getRawValue();
        if (secret == null || secret.isEmpty()) {
            throw new BadConfig(SECRET + " is not set; it must be the secret from the Gardin Management Console");
        }
        try {
            return new SigningKey("default", new Secret(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException weak) {
            throw new BadConfig(SECRET + " " + weak.getMessage());
        }
    }
}
