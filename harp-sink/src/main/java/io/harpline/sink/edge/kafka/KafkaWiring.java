package io.harpline.sink.edge.kafka;

import io.harpline.sink.app.OffsetTracker;
import io.harpline.sink.edge.config.SinkSettings;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Puts the parts together that speak to Kafka beside the channel, with the same `kafka.*` configuration.
@Singleton
class KafkaWiring {

    private static final int KAFKAS_SESSION_MILLIS = 45_000;

    @Produces
    @Singleton
    RecordWriter recordWriter(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        return new RecordWriter(kafka);
    }

    void close(@Disposes RecordWriter writer) {
        writer.close();
    }

    @Produces
    @Singleton
    EvidenceWriter evidenceWriter(RecordWriter writer) {
        return new EvidenceWriter(writer);
    }

    @Produces
    @Singleton
    DeliveredTopic deliveredTopic(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        return new DeliveredTopic(kafka);
    }

    @Produces
    @Singleton
    Session session(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "mp.messaging.incoming.alerts.session.timeout.ms") Optional<Integer> ofChannel,
            SinkSettings settings) {
        Object ofAll = kafka.getOrDefault(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, KAFKAS_SESSION_MILLIS);
        long millis = ofChannel.orElseGet(() -> Integer.valueOf(ofAll.toString()));
        return new Session(Duration.ofMillis(millis), settings.requestTimeout(), System::nanoTime);
    }

    @Produces
    @Singleton
    Commits commits(OffsetTracker tracker, Session session) {
        return new Commits(tracker, session, Clock.systemUTC());
    }
}
