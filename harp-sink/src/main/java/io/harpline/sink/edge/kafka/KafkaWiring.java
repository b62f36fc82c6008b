package io.harpline.sink.edge.kafka;

import io.harpline.sink.app.OffsetTracker;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;

/// Puts the parts together that speak to Kafka beside the channel, with the same `kafka.*` configuration.
@Singleton
class KafkaWiring {

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
    Commits commits(OffsetTracker tracker) {
        return new Commits(tracker);
    }
}
