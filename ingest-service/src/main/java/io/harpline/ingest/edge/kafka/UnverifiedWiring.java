package io.harpline.ingest.edge.kafka;

import io.harpline.ingest.app.UnverifiedTally;
import io.harpline.ingest.edge.config.IngestConfig;
import io.harpline.schemas.settings.BadConfig;
import io.harpline.schemas.settings.KafkaSettings;
import io.smallrye.config.SmallRyeConfig;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Builds the topic for unverified requests, with a producer of its own: what befalls it must not touch the archive's.
@Singleton
class UnverifiedWiring {

    // Without idempotence: one that comes twice does no harm, and no error is final until a restart. An outage of Kafka
    // is waited out in memory for as long as the delivery may take.
    static final Map<String, Object> SETTINGS = Map.of(
            ProducerConfig.CLIENT_ID_CONFIG, "harpline-ingest-unverified",
            ProducerConfig.ACKS_CONFIG, "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false,
            ProducerConfig.LINGER_MS_CONFIG, 50,
            ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 600_000);

    @Produces
    @Singleton
    UnverifiedTopic unverified(IngestConfig config, UnverifiedTally tally, SmallRyeConfig all) {
        int perSecond = config.unverified().perSecond();
        long bytesPerDay = config.unverified().bytesPerDay().asLongValue();
        refuseNegative("harpline.ingest.unverified.per-second", perSecond);
        refuseNegative("harpline.ingest.unverified.bytes-per-day", bytesPerDay);
        Map<String, Object> settings = producer(all);
        return new UnverifiedTopic(
                () -> new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()),
                perSecond,
                bytesPerDay,
                tally,
                InstantSource.system());
    }

    void close(@Disposes UnverifiedTopic unverified) {
        unverified.close();
    }

    private static Map<String, Object> producer(SmallRyeConfig config) {
        Map<String, Object> settings = new HashMap<>(
                KafkaSettings.of(config.getPropertyNames(), name -> config.getOptionalValue(name, String.class)));
        settings.putAll(SETTINGS);
        return settings;
    }

    private static void refuseNegative(String key, long value) {
        if (value < 0) {
            throw new BadConfig(key + " is " + value + "; it must be 0 (nothing is kept) or more");
        }
    }
}
