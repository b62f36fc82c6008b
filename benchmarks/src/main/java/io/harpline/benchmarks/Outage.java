package io.harpline.benchmarks;

import io.harpline.benchmarks.load.Measured;
import io.harpline.benchmarks.load.Pace;
import io.harpline.benchmarks.report.Figures;
import io.harpline.benchmarks.server.ServerProcess;
import io.harpline.benchmarks.server.Servers;
import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/// Kafka is killed, Harpline is measured meanwhile, Kafka comes back and gets what it has missed.
final class Outage {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration STILL = Duration.ofSeconds(3);
    // Few enough not to fill anything while it is found out whether they are taken.
    private static final Pace PROBES = new Pace.Constant(50);
    private static final double QUICK_MILLIS = 50;

    private final Scene scene;
    private final ServerProcess harpline;
    private String drained = "";

    Outage(Scene scene, ServerProcess harpline) {
        this.scene = scene;
        this.harpline = harpline;
    }

    /// The figures of a run without Kafka; nothing if Harpline does not answer 200 then.
    Optional<Figures> measure() throws IOException, InterruptedException {
        long before = archived();
        scene.broker().kill();
        try {
            if (!answersQuickly()) {
                return Optional.empty();
            }
            scene.load(harpline, new Pace.AsFastAsAnswered(), Duration.ofSeconds(2));
            return Optional.of(scene.measure(harpline, new Pace.AsFastAsAnswered()));
        } finally {
            scene.broker().restart();
            awaitDrained(before);
            harpline.awaitReady(Servers.READY);
        }
    }

    /// How the last backlog came into the archive, in words.
    String drained() {
        return drained;
    }

    private boolean answersQuickly() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Measured probes = scene.load(harpline, PROBES, Duration.ofSeconds(1));
            if (probes.failures() == 0 && probes.millisAt(99) < QUICK_MILLIS) {
                return true;
            }
        }
        return false;
    }

    /// Waits until the archive has stood still for a while.
    private void awaitDrained(long before) throws InterruptedException {
        long start = System.nanoTime();
        long grown = start;
        long last = archived();
        while (System.nanoTime() - grown < STILL.toNanos()) {
            Thread.sleep(Duration.ofMillis(100));
            long now = archived();
            if (now > last) {
                grown = System.nanoTime();
                last = now;
            }
        }
        drained = String.format(
                "%,d notifications went into the archive within %.1f s of Kafka's return",
                last - before, (grown - start) / 1e9);
    }

    private long archived() throws InterruptedException {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", scene.broker().bootstrapServers()))) {
            List<TopicPartition> partitions =
                    admin.describeTopics(List.of(Topics.NOTIFICATIONS.name())).allTopicNames().get().values().stream()
                            .flatMap(topic -> topic.partitions().stream()
                                    .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                            .toList();
            Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
            partitions.forEach(partition -> ends.put(partition, OffsetSpec.latest()));
            return admin.listOffsets(ends).all().get().values().stream()
                    .mapToLong(ListOffsetsResultInfo::offset)
                    .sum();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("Kafka does not show the archive: " + failed.getMessage(), failed);
        }
    }
}
