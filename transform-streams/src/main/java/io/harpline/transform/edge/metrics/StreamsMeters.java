package io.harpline.transform.edge.metrics;

import io.harpline.transform.topology.Census;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.KafkaStreams;

/// What is to be seen of one Kafka Streams client and of the alerts in its stores, until closed: then it is gone, and
/// what the next client shows takes its place.
public final class StreamsMeters implements AutoCloseable {

    private final KafkaMeters kafka;
    private final AlertGauges alerts;

    /// @param silence an open alert of which nothing was received for so long is counted as silent
    public StreamsMeters(KafkaStreams streams, MeterRegistry registry, Duration silence) {
        kafka = new KafkaMeters(streams, registry);
        alerts = new AlertGauges(registry, () -> Census.of(streams, Instant.now(), silence));
    }

    @Override
    public void close() {
        alerts.close();
        kafka.close();
    }
}
