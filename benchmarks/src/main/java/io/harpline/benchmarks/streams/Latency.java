package io.harpline.benchmarks.streams;

import io.harpline.benchmarks.archive.Archived;
import io.harpline.benchmarks.archive.History;
import io.harpline.benchmarks.load.Turns;
import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// How long it takes from the archive to a read_committed consumer of alerts.events.v1, in an open loop: a latency
/// counts from when the notification was to be sent, so that a stall is charged with all that it held up.
public final class Latency {

    private static final long LONGEST_NANOS = 60_000_000_000L;

    private final String bootstrapServers;
    private final String topic;
    private final Map<String, Long> due = new ConcurrentHashMap<>();
    private final Histogram latencies = new Histogram(LONGEST_NANOS, 3);

    /// @param topic the one that stands for alerts.events.v1
    public Latency(String bootstrapServers, String topic) {
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
    }

    /// Sends so many a second, evenly, and awaits the event of each.
    ///
    /// @return nanoseconds
    public Histogram run(History history, int perSecond, Duration length) {
        long count = perSecond * length.toSeconds();
        try (CommittedRecords events = CommittedRecords.fromNowOn(bootstrapServers, topic);
                KafkaProducer<byte[], byte[]> archive = new KafkaProducer<>(
                        // As ingest-service: nothing waits for company.
                        Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            archive.partitionsFor(Topics.NOTIFICATIONS.name());
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> send(archive, history, perSecond, count));
            long patience = System.nanoTime() + length.toNanos() + LONGEST_NANOS;
            while (latencies.getTotalCount() < count) {
                events.poll(this::received);
                if (System.nanoTime() > patience || sent.isCompletedExceptionally()) {
                    throw new IllegalStateException(
                            "of " + count + " notifications " + latencies.getTotalCount() + " became events");
                }
            }
        }
        return latencies;
    }

    private void send(KafkaProducer<byte[], byte[]> archive, History history, int perSecond, long count) {
        Turns turns = Turns.fromNowOn(perSecond);
        for (long number = 0; number < count; number++) {
            Archived next = history.next();
            due.put(next.notificationId(), turns.await(number));
            var _ = archive.send(history.record(next.receivedAt(Instant.now())));
        }
    }

    private void received(ConsumerRecord<byte[], byte[]> event) {
        long now = System.nanoTime();
        Long when = due.remove(Json.read(event.value(), AlertEvent.class).notificationId());
        if (when != null) {
            latencies.recordValue(Math.clamp(now - when, 0, LONGEST_NANOS));
        }
    }
}
