package io.harpline.transform.edge.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.kafka.streams.KafkaStreams;

/// Shows the metrics of one Kafka Streams client, and of its consumers and producers, until closed: then all of them
/// are gone, and those of the next client take their place.
final class KafkaMeters implements AutoCloseable {

    /// After how long metrics show that came with a thread, a task or a store.
    private static final Duration LOOKED_FOR_NEW_ONES = Duration.ofSeconds(5);

    private final ScheduledExecutorService looking;
    private final KafkaStreamsMetrics metrics;

    KafkaMeters(KafkaStreams streams, MeterRegistry registry) {
        looking = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("kafka-meters").factory());
        metrics = new KafkaStreamsMetrics(streams, List.of(), looking, LOOKED_FOR_NEW_ONES);
        metrics.bindTo(registry);
    }

    @Override
    public void close() {
        looking.close(); // first, so that nothing is registered after the last was removed
        metrics.close();
    }
}
