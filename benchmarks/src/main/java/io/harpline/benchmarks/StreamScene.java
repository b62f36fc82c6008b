package io.harpline.benchmarks;

import io.harpline.benchmarks.archive.ArchiveWriter;
import io.harpline.benchmarks.archive.History;
import io.harpline.benchmarks.report.StreamFigures;
import io.harpline.benchmarks.server.ProcessFigures;
import io.harpline.benchmarks.server.ServerProcess;
import io.harpline.benchmarks.server.StreamServers;
import io.harpline.benchmarks.streams.Progress;
import io.harpline.benchmarks.streams.StreamTopics;
import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.TopicDeclaration.Cleanup;
import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/// A broker with an archive, and programs that read it.
final class StreamScene implements AutoCloseable {

    static final String PASSED = "benchmark.passed.v1";

    private static final List<TopicDeclaration> OUTPUTS =
            List.of(Topics.OUTCOMES, Topics.EVENTS, Topics.STATE, Topics.QUARANTINE, declared(PASSED));

    private final StreamOptions options;
    private final Path directory;
    private final EmbeddedBroker broker;
    private final Admin admin;
    private final StreamTopics topics;
    private final StreamServers servers;
    private int runs;

    private StreamScene(StreamOptions options, Path directory) throws ExecutionException, InterruptedException {
        this.options = options;
        this.directory = directory;
        this.broker = EmbeddedBroker.start(directory.resolve("kafka"));
        this.admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        this.topics = new StreamTopics(admin, options.partitions);
        this.servers = new StreamServers(
                CommonOptions.home(), directory, broker.bootstrapServers(), options.threads, options.recordings());
    }

    static StreamScene open(StreamOptions options) throws IOException, ExecutionException, InterruptedException {
        Files.createDirectories(options.out());
        return new StreamScene(options, Workplace.open());
    }

    void fill(long warmUp, long alerts) throws ExecutionException, InterruptedException {
        topics.delete(Topics.NOTIFICATIONS.name()::equals);
        topics.create(List.of(Topics.NOTIFICATIONS), Map.of());
        long all = warmUp + alerts;
        History history = new History(options.seed, options.interval(alerts), StreamOptions.alive(all));
        new ArchiveWriter(broker.bootstrapServers()).append(history, 3 * all);
    }

    StreamFigures measure(boolean transform, long warmUp, long alerts)
            throws IOException, ExecutionException, InterruptedException {
        topics.delete(name ->
                OUTPUTS.stream().anyMatch(output -> output.name().equals(name)) || name.startsWith("bench-run"));
        topics.create(OUTPUTS, Map.of());
        String id = "bench-run-" + ++runs;
        Path state = directory.resolve(id);
        ProcessFigures kafka = new ProcessFigures(broker.pid());
        try (ServerProcess server = transform ? servers.transform(id, state) : servers.passThrough(id, state, PASSED)) {
            Progress progress = new Progress(admin, id);
            Progress.Point first = progress.await(1);
            Progress.Point warm = progress.await(3 * warmUp);
            double cpu = server.figures().cpuSeconds();
            double brokerCpu = kafka.cpuSeconds();
            Progress.Point last = progress.await(3 * (warmUp + alerts));
            double thousands = (last.records() - warm.records()) / 1000.0;
            return new StreamFigures(
                    last.rateSince(warm),
                    last.rateSince(first),
                    (server.figures().cpuSeconds() - cpu) / thousands,
                    (kafka.cpuSeconds() - brokerCpu) / thousands,
                    server.figures().peakMemory(),
                    bytes(state));
        }
    }

    static long bytes(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.map(Path::toFile)
                    .mapToLong(file -> file.isFile() ? file.length() : 0)
                    .sum();
        }
    }

    @Override
    public void close() {
        admin.close();
        broker.close();
    }

    private static TopicDeclaration declared(String name) {
        return new TopicDeclaration(name, Cleanup.DELETE, Topics.EVENTS.retention(), TopicDeclaration.ANY_BYTES, false);
    }
}
