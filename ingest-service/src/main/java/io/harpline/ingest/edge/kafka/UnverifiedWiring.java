package io.harpline.ingest.edge.kafka;

import io.harpline.ingest.app.UnverifiedTally;
import io.harpline.ingest.edge.config.IngestConfig;
import io.harpline.schemas.settings.BadConfig;
import io.smallrye.config.SmallRyeConfig;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;

/// Builds the topic for unverified requests, with a producer of its own: what befalls it must not touch the archive's.
@Singleton
class UnverifiedWiring {

    @Produces
    @Singleton
    UnverifiedTopic unverified(IngestConfig config, UnverifiedTally tally, SmallRyeConfig all) {
        int perSecond = config.unverified().perSecond();
        long bytesPerDay = config.unverified().bytesPerDay().asLongValue();
        refuseNegative("harpline.ingest.unverified.per-second", perSecond);
        refuseNegative("harpline.ingest.unverified.bytes-per-day", bytesPerDay);
        Map<String, Object> settings =
                ProducerSettings.patient(ProducerSettings.client(all, "harpline-ingest-unverified"));
        return new UnverifiedTopic(
                () -> new KafkaProducer<>(settings), perSecond, bytesPerDay, tally, InstantSource.system());
    }

    void close(@Disposes UnverifiedTopic unverified) {
        unverified.close();
    }

    private static void refuseNegative(String key, long value) {
        if (value < 0) {
            throw new BadConfig(key + " is " + value + "; it must be 0 (nothing is kept) or more");
        }
    }
}
