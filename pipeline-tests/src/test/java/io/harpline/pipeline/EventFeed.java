package io.harpline.pipeline;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertEventType;
import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.alert.AlertType;
import io.harpline.schemas.alert.Phase;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Writes to alerts.events.v1 as transform-streams does.
final class EventFeed implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private long told;

    EventFeed(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /// Tells of that many alerts in turn, with a version more in each round, until it is closed.
    ///
    /// @param name what their ids begin with
    ScheduledFuture<?> goOn(String name, int alerts, Duration between) {
        return thread.scheduleAtFixedRate(
                () -> {
                    tell(name + told % alerts, told / alerts + 1);
                    told++;
                },
                0,
                between.toNanos(),
                TimeUnit.NANOSECONDS);
    }

    /// Returns once Kafka has it.
    void tell(String alertId, long version) {
        AlertEvent event = event(alertId, version, Instant.now().truncatedTo(ChronoUnit.MILLIS));
        try {
            producer.send(new ProducerRecord<>(Topics.EVENTS.name(), event.key().bytes(), Json.bytes(event)))
                    .get();
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static AlertEvent event(String alertId, long version, Instant now) {
        AlertState state = new AlertState(
                AlertState.SCHEMA_VERSION,
                version,
                "T1",
                alertId,
                "2207-TEST",
                AlertType.HEALTH,
                Phase.OPEN,
                Severity.LOW,
                now,
                null,
                null,
                null,
                List.of(),
                now,
                now);
        return new AlertEvent(
                alertId + "-" + version,
                version,
                version == 1 ? AlertEventType.RAISED : AlertEventType.SEVERITY_INCREASED,
                "T1",
                alertId,
                "N" + version,
                now,
                now,
                Severity.LOW,
                null,
                null,
                List.of(),
                state);
    }

    @Override
    public void close() {
        thread.close();
        producer.close();
    }
}
