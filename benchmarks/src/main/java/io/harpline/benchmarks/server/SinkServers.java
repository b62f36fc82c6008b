package io.harpline.benchmarks.server;

import io.harpline.benchmarks.sink.PlainConsumerMain;
import io.harpline.local.broker.FreePort;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Starts what delivers to Harp: harp-sink, and the plain consumer that a team would put in its place.
public final class SinkServers {

    private static final String READY = "/q/health/ready";

    // What the image gives harp-sink in its container of 512 MB: half of it.
    private static final int HEAP_MEGABYTES = 256;

    private final Path home;
    private final String bootstrapServers;
    private final Launcher launcher;

    /// Servers of this build.
    ///
    /// @param home the repository
    /// @param directory where each gets a directory of its own
    /// @param recordings where each leaves a recording of Java's Flight Recorder, if it is to
    public SinkServers(Path home, Path directory, String bootstrapServers, Optional<Path> recordings) {
        this.home = home;
        this.bootstrapServers = bootstrapServers;
        this.launcher = new Launcher(directory, HEAP_MEGABYTES, recordings);
    }

    /// harp-sink, as a user runs it, in a consumer group of its own.
    public ServerProcess sink(String group, String url, int maxInFlight) throws IOException, InterruptedException {
        int port = FreePort.find();
        Path jar = home.resolve("harp-sink/target/quarkus-app/quarkus-run.jar");
        return launcher.start(
                "sink",
                List.of("-jar", jar.toString()),
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        bootstrapServers,
                        "HARPLINE_HOST",
                        "127.0.0.1",
                        "HARPLINE_SINK_PORT",
                        Integer.toString(port),
                        "HARPLINE_SINK_MAX_IN_FLIGHT",
                        Integer.toString(maxInFlight),
                        "MP_MESSAGING_INCOMING_ALERTS_GROUP_ID",
                        group,
                        "HARP_INTEGRATION_URL",
                        url),
                port,
                READY);
    }

    /// One record after the other in each partition.
    public ServerProcess plain(String group, String url, int partitions) throws IOException, InterruptedException {
        int port = FreePort.find();
        return launcher.start(
                "plain",
                List.of(
                        "-cp",
                        Launcher.classPath(home),
                        PlainConsumerMain.class.getName(),
                        Integer.toString(port),
                        bootstrapServers,
                        group,
                        Integer.toString(partitions),
                        url),
                Map.of(),
                port,
                "/");
    }
}
