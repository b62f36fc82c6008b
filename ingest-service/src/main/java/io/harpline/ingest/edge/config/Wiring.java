package io.harpline.ingest.edge.config;

import com.github.f4b6a3.ulid.UlidCreator;
import io.harpline.ingest.app.AcceptNotification;
import io.harpline.ingest.app.Sources;
import io.harpline.ingest.app.Tally;
import io.harpline.ingest.app.TokenCheck;
import io.harpline.ingest.app.Unverified;
import io.harpline.ingest.edge.kafka.KafkaArchive;
import io.harpline.ingest.edge.kafka.ProducerSettings;
import io.harpline.ingest.edge.metrics.IngestMetrics;
import io.harpline.ingest.edge.spool.Drain;
import io.harpline.ingest.edge.spool.Spool;
import io.harpline.schemas.settings.BadConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.config.SmallRyeConfig;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.producer.KafkaProducer;

/// Builds the service from its configuration.
@Singleton
class Wiring {

    private static final long SMALLEST_SPOOL = 1 << 20;

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
    Spool spool(IngestConfig config) {
        long bytes = config.spool().maxBytes().asLongValue();
        if (bytes < SMALLEST_SPOOL) {
            throw new BadConfig("harpline.ingest.spool.max-bytes is " + bytes + "; it must be at least 1M");
        }
        return new Spool(config.spool().directory(), bytes, InstantSource.system());
    }

    // Eager: what an earlier run left in the spool goes to Kafka without a request to ask for it.
    @Produces
    @Singleton
    @Startup
    KafkaArchive archive(Spool spool, IngestMetrics metrics, SmallRyeConfig config) {
        Map<String, Object> producer =
                ProducerSettings.neverWaiting(ProducerSettings.client(config, "harpline-ingest"));
        return new KafkaArchive(spool, () -> new KafkaProducer<>(producer), metrics::produced);
    }

    @Produces
    @Singleton
    @Startup
    Drain drain(Spool spool, SmallRyeConfig config) {
        Map<String, Object> producer =
                ProducerSettings.neverGivingUp(ProducerSettings.client(config, "harpline-ingest-spool"));
        return new Drain(spool, () -> new KafkaProducer<>(producer), InstantSource.system());
    }

    /// In this order: what Kafka has not acknowledged goes to the spool, which closes last.
    void stop(@Observes ShutdownEvent stopping, KafkaArchive archive, Drain drain, Spool spool) {
        archive.close();
        drain.close();
        spool.close();
    }
}
