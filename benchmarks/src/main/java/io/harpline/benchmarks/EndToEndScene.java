package io.harpline.benchmarks;

import io.harpline.benchmarks.archive.History;
import io.harpline.benchmarks.e2e.WayToHarp;
import io.harpline.benchmarks.report.StreamFigures;
import io.harpline.benchmarks.server.ProcessFigures;
import io.harpline.benchmarks.server.ServerProcess;
import io.harpline.benchmarks.server.Servers;
import io.harpline.benchmarks.server.SinkServers;
import io.harpline.benchmarks.server.StreamServers;
import io.harpline.benchmarks.sink.TimedHarp;
import io.harpline.benchmarks.streams.StreamTopics;
import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.Admin;

/// The whole of Harpline between a Gardin and a Harp, a process each, as they are shipped.
final class EndToEndScene implements AutoCloseable {

    private static final String SECRET = "a secret for benchmarks alone";
    private static final int IN_FLIGHT = 64; // the default

    private final Path directory;
    private final EmbeddedBroker broker;
    private final TimedHarp harp;
    private final List<ServerProcess> services;
    private final WayToHarp way;

    EndToEndScene(EndToEndOptions options) throws IOException, ExecutionException, InterruptedException {
        Files.createDirectories(options.out());
        directory = Workplace.open();
        broker = EmbeddedBroker.startForLoad(directory.resolve("kafka"));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            new StreamTopics(admin, options.partitions).create(Topics.ALL, "", Map.of());
        }
        harp = new TimedHarp(0);
        Path home = CommonOptions.home();
        String kafka = broker.bootstrapServers();
        ServerProcess ingest = new Servers(home, directory, SECRET, options.recordings()).harpline(kafka);
        services = List.of(
                ingest,
                new StreamServers(home, directory, kafka, 1, options.recordings())
                        .transform("harpline-transform", directory.resolve("state"), ""),
                new SinkServers(home, directory, kafka, options.recordings()).sink("harp-sink", harp.url(), IN_FLIGHT));
        way = new WayToHarp(ingest.address(), SECRET, harp);
    }

    /// What so many a second cost, and how long they take.
    StreamFigures measure(History history, int perSecond, Duration length) {
        ProcessFigures kafka = new ProcessFigures(broker.pid());
        double before = cpuSeconds();
        double brokerBefore = kafka.cpuSeconds();
        Histogram nanos = way.run(history, perSecond, length);
        double thousands = nanos.getTotalCount() / 1000.0;
        return StreamFigures.reading(
                        perSecond,
                        0,
                        (cpuSeconds() - before) / thousands,
                        (kafka.cpuSeconds() - brokerBefore) / thousands,
                        services.stream()
                                .mapToLong(service -> service.figures().peakMemory())
                                .sum())
                .within(millis(nanos, 50), millis(nanos, 99), millis(nanos, 99.9));
    }

    private double cpuSeconds() {
        return services.stream()
                .mapToDouble(service -> service.figures().cpuSeconds())
                .sum();
    }

    private static double millis(Histogram nanos, double percentile) {
        return nanos.getValueAtPercentile(percentile) / 1e6;
    }

    @Override
    public void close() throws IOException {
        way.close();
        services.forEach(ServerProcess::close);
        harp.close();
        broker.close();
        Workplace.delete(directory);
    }
}
