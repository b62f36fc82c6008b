package io.harpline.benchmarks;

import io.harpline.benchmarks.load.Load;
import io.harpline.benchmarks.load.Measured;
import io.harpline.benchmarks.load.Pace;
import io.harpline.benchmarks.load.Requests;
import io.harpline.benchmarks.report.Figures;
import io.harpline.benchmarks.server.ProcessFigures;
import io.harpline.benchmarks.server.ServerProcess;
import io.harpline.benchmarks.server.Servers;
import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/// A broker, the servers on it, and requests to send them. When the program ends, however it ends, none of it is left.
final class Scene implements AutoCloseable {

    static final String SECRET = "a secret for benchmarks alone";

    private static final String BARE = "benchmark.bare.v1";

    // What the fastest server answers in a second here; beyond it a request is signed as it is sent.
    private static final int PREPARED_PER_SECOND = 120_000;
    private static final int MOST_PREPARED = 1_000_000;

    private static final Duration SLICE = Duration.ofSeconds(4);
    private static final int FEWEST_SLICES = 4;
    private static final int MOST_SLICES = 12;
    private static final double STILL_GROWS = 1.03;

    // 128 MiB in each partition.
    private static final String LITTLE = Integer.toString(128 << 20);

    private final Options options;
    private final EmbeddedBroker broker;
    private final Servers servers;
    private final Requests requests;
    private final List<ServerProcess> running = new ArrayList<>();

    private Scene(Options options, Path directory) throws IOException {
        this.options = options;
        this.servers = new Servers(Options.home(), directory, SECRET, options.recordings());
        this.broker = EmbeddedBroker.start(directory.resolve("kafka"));
        List<TopicDeclaration> topics = new ArrayList<>(Topics.ALL);
        topics.remove(Topics.NOTIFICATIONS);
        topics.addAll(List.of(archive(Topics.NOTIFICATIONS.name()), archive(BARE)));
        broker.createTopics(topics, options.partitions);
        this.requests = new Requests(
                Math.min(MOST_PREPARED, PREPARED_PER_SECOND * options.seconds),
                SECRET.getBytes(StandardCharsets.UTF_8));
    }

    static Scene open(Options options) throws IOException {
        Files.createDirectories(options.out());
        return new Scene(options, Workplace.open());
    }

    EmbeddedBroker broker() {
        return broker;
    }

    ServerProcess harpline() throws IOException, InterruptedException {
        return running(servers.harpline(broker.bootstrapServers()));
    }

    ServerProcess bareLimit(int eventLoops) throws IOException, InterruptedException {
        return running(servers.bareLimit(eventLoops, broker.bootstrapServers(), BARE));
    }

    ServerProcess bareHttp(int eventLoops) throws IOException, InterruptedException {
        return running(servers.bareHttp(eventLoops));
    }

    /// One run, with what it cost.
    Figures measure(ServerProcess server, Pace pace) throws IOException {
        ProcessFigures process = server.figures();
        ProcessFigures kafka = new ProcessFigures(broker.pid());
        process.forgetPeak();
        double before = process.cpuSeconds();
        double kafkaBefore = kafka.cpuSeconds();
        long late = requests.late();
        Measured run = load(server, pace, options.length());
        return Figures.of(
                run,
                process.cpuSeconds() - before,
                kafka.cpuSeconds() - kafkaBefore,
                process.peakMemory(),
                requests.late() - late);
    }

    /// Load until the JVM has compiled what matters: until the rate no longer grows.
    void warmUp(ServerProcess server) throws IOException {
        double before = 0;
        double rate = 0;
        for (int slice = 0; slice < MOST_SLICES && (slice < FEWEST_SLICES || rate > before * STILL_GROWS); slice++) {
            before = rate;
            rate = load(server, new Pace.AsFastAsAnswered(), SLICE).rate();
        }
    }

    /// Load alone.
    Measured load(ServerProcess server, Pace pace, Duration length) throws IOException {
        requests.refresh();
        Measured run = new Load(server.address(), options.connections, requests, pace, length).run();
        if (run.answers() == 0) {
            throw new IOException("nothing was answered: " + run.statuses());
        }
        return run;
    }

    /// Lets Kafka remove what it has archived, so that a long run fills no disk.
    void keepLittle() {
        ConfigResource archive = new ConfigResource(ConfigResource.Type.TOPIC, Topics.NOTIFICATIONS.name());
        List<AlterConfigOp> little = Stream.of("segment.bytes", "retention.bytes")
                .map(name -> new AlterConfigOp(new ConfigEntry(name, LITTLE), AlterConfigOp.OpType.SET))
                .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.incrementalAlterConfigs(Map.of(archive, little))
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }

    @Override
    public void close() {
        running.forEach(ServerProcess::close);
        broker.close();
    }

    private TopicDeclaration archive(String name) {
        TopicDeclaration as = Topics.NOTIFICATIONS;
        return new TopicDeclaration(name, as.cleanup(), as.retention(), as.bytesKept(), options.flush);
    }

    private ServerProcess running(ServerProcess server) {
        running.add(server);
        return server;
    }
}
