package io.harpline.ingest.edge.config;

import com.github.f4b6a3.ulid.UlidCreator;
import io.harpline.ingest.app.AcceptNotification;
import io.harpline.ingest.app.Sources;
import io.harpline.ingest.app.Tally;
import io.harpline.ingest.app.TokenCheck;
import io.harpline.ingest.app.Unverified;
import io.harpline.ingest.domain.KeyRing;
import io.harpline.ingest.domain.Secret;
import io.harpline.ingest.domain.SigningKey;
import io.harpline.ingest.domain.Source;
import io.harpline.ingest.edge.kafka.KafkaArchive;
import io.harpline.schemas.settings.BadConfig;
import io.harpline.schemas.settings.KafkaSettings;
import io.harpline.schemas.settings.SecretFile;
import io.smallrye.config.SmallRyeConfig;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Builds the service from its configuration.
@Singleton
class Wiring {

    private static final String SECRET = "GARDIN_SECRET";
    private static final String SECRET_FILE = "GARDIN_SECRET_FILE";

    @Produces
    @Singleton
    AcceptNotification acceptNotification(
            Sources sources, TokenCheck tokens, KafkaArchive archive, Unverified unverified, Tally tally) {
        return new AcceptNotification(
                sources,
                tokens,
                archive,
                unverified,
                tally,
                InstantSource.system(),
                () -> UlidCreator.getMonotonicUlid().toString(),
                () -> ThreadLocalRandom.current().nextLong());
    }

    @Produces
    @Singleton
    Sources sources(SmallRyeConfig config) {
        Source gardin = new Source("gardin", new KeyRing(List.of(signingKey(config))), Set.of());
        return name -> name.equals(gardin.name()) ? Optional.of(gardin) : Optional.empty();
    }

    @Produces
    @Singleton
    Unverified unverified() {
        return request -> {};
    }

    @Produces
    @Singleton
    Tally tally() {
        return (source, answer) -> {};
    }

    @Produces
    @Singleton
    KafkaArchive archive(IngestConfig config, SmallRyeConfig all) {
        if (config.maxWaiting() < 1) {
            throw new BadConfig("harpline.ingest.max-waiting is " + config.maxWaiting() + "; it must be at least 1");
        }
        if (config.answerWithin().compareTo(Duration.ofMillis(1)) < 0) {
            throw new BadConfig(
                    "harpline.ingest.answer-within is " + config.answerWithin() + "; it must be longer than 0");
        }
        Map<String, Object> producer = client(all);
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
    Admin admin(SmallRyeConfig config) {
        return Admin.create(client(config));
    }

    void close(@Disposes Admin admin) {
        admin.close(Duration.ofSeconds(1));
    }

    private static Map<String, Object> client(SmallRyeConfig config) {
        Map<String, Object> client = new HashMap<>(
                KafkaSettings.of(config.getPropertyNames(), name -> config.getOptionalValue(name, String.class)));
        client.put(CommonClientConfigs.CLIENT_ID_CONFIG, "harpline-ingest");
        return client;
    }

    private static SigningKey signingKey(SmallRyeConfig config) {
        String secret = secret(config);
        try {
            return new SigningKey("default", new Secret(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException weak) {
            throw new BadConfig(SECRET + " " + weak.getMessage());
        }
    }

    private static String secret(SmallRyeConfig config) {
        Optional<String> file = config.getOptionalValue(SECRET_FILE, String.class);
        if (file.isPresent()) {
            try {
                return SecretFile.read(Path.of(file.get()));
            } catch (IOException unreadable) {
                throw new BadConfig(SECRET_FILE + ": " + unreadable.getMessage());
            }
        }
        // The raw value: a secret may hold what would elsewhere be an expression.
        String secret = config.getConfigValue(SECRET).getRawValue();
        if (secret == null || secret.isEmpty()) {
            throw new BadConfig(SECRET + " is not set; it must be the secret from the Gardin Management Console");
        }
        return secret;
    }
}
