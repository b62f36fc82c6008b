package io.harpline.benchmarks.server;

import io.harpline.benchmarks.streams.PassThroughMain;
import io.harpline.local.broker.FreePort;
import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Starts what reads the archive: transform-streams, and the least that Kafka Streams could do.
public final class StreamServers {

    private static final String READY = "/q/health/ready";

    // What the image gives transform-streams in its container of 1 GB.
    private static final int HEAP_MEGABYTES = 384;

    private final Path home;
    private final String bootstrapServers;
    private final String threads;
    private final Launcher launcher;

    /// Servers of this build.
    ///
    /// @param home the repository
    /// @param directory where each gets a directory of its own
    /// @param recordings where each leaves a recording of Java's Flight Recorder, if it is to
    public StreamServers(Path home, Path directory, String bootstrapServers, int threads, Optional<Path> recordings) {
        this.home = home;
        this.bootstrapServers = bootstrapServers;
        this.threads = Integer.toString(threads);
        this.launcher = new Launcher(directory, HEAP_MEGABYTES, recordings);
    }

    /// transform-streams, as a user runs it, who has it write to topics of its own.
    public ServerProcess transform(String applicationId, Path state, String outputsPrefix)
            throws IOException, InterruptedException {
        int port = FreePort.find();
        Path jar = home.resolve("transform-streams/target/quarkus-app/quarkus-run.jar");
        return launcher.start(
                "transform",
                List.of("-jar", jar.toString()),
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        bootstrapServers,
                        // Of its changelogs. By default they keep tombstones for a week, a part of a horizon; here a
                        // horizon is read in seconds or minutes, and what is compacted away is to be gone as soon.
                        "KAFKA_TOPIC_DELETE_RETENTION_MS",
                        "5000",
                        "KAFKA_TOPIC_MIN_CLEANABLE_DIRTY_RATIO",
                        "0.1",
                        "KAFKA_TOPIC_FILE_DELETE_DELAY_MS",
                        "1000",
                        "HARPLINE_HOST",
                        "127.0.0.1",
                        "HARPLINE_TRANSFORM_PORT",
                        Integer.toString(port),
                        "HARPLINE_TRANSFORM_THREADS",
                        threads,
                        "HARPLINE_TRANSFORM_APPLICATION_ID",
                        applicationId,
                        "HARPLINE_TRANSFORM_OUTPUTS_PREFIX",
                        outputsPrefix,
                        "HARPLINE_TRANSFORM_STATE_DIR",
                        state.toString()),
                port,
                READY);
    }

    /// Reads the archive and writes it to another topic.
    public ServerProcess passThrough(String applicationId, Path state, String to)
            throws IOException, InterruptedException {
        int port = FreePort.find();
        return launcher.start(
                "pass-through",
                List.of(
                        "-cp",
                        Launcher.classPath(home),
                        PassThroughMain.class.getName(),
                        Integer.toString(port),
                        bootstrapServers,
                        applicationId,
                        state.toString(),
                        threads,
                        Topics.NOTIFICATIONS.name(),
                        to),
                Map.of(),
                port,
                READY);
    }
}
