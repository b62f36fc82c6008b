package io.harpline.benchmarks.server;

import io.harpline.local.broker.FreePort;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Starts the servers that are compared, all with the same options of the JVM.
public final class Servers {

    /// Where ingest-service says whether it is ready.
    public static final String READY = "/q/health/ready";

    // What the image gives it in a container of 512 MB: half of it.
    private static final int HEAP_MEGABYTES = 256;

    private final Path home;
    private final String secret;
    private final Launcher launcher;

    /// Servers of this build.
    ///
    /// @param home the repository
    /// @param directory where each gets a directory of its own
    /// @param recordings where each leaves a recording of Java's Flight Recorder, if it is to
    public Servers(Path home, Path directory, String secret, Optional<Path> recordings) {
        this.home = home;
        this.secret = secret;
        this.launcher = new Launcher(directory, HEAP_MEGABYTES, recordings);
    }

    /// ingest-service, as a user runs it.
    public ServerProcess harpline(String bootstrapServers) throws IOException, InterruptedException {
        int port = FreePort.find();
        Path jar = home.resolve("ingest-service/target/quarkus-app/quarkus-run.jar");
        return launcher.start(
                "harpline",
                List.of("-jar", jar.toString()),
                Map.of(
                        "GARDIN_SECRET",
                        secret,
                        "KAFKA_BOOTSTRAP_SERVERS",
                        bootstrapServers,
                        "HARPLINE_HOST",
                        "127.0.0.1",
                        "HARPLINE_INGEST_PORT",
                        Integer.toString(port)),
                port,
                READY);
    }

    /// HMAC and Kafka, and nothing else.
    public ServerProcess bareLimit(int eventLoops, String bootstrapServers, String topic)
            throws IOException, InterruptedException {
        return bare("bare-limit", eventLoops, List.of(bootstrapServers, topic));
    }

    /// HTTP alone.
    public ServerProcess bareHttp(int eventLoops) throws IOException, InterruptedException {
        return bare("bare-http", eventLoops, List.of());
    }

    private ServerProcess bare(String name, int eventLoops, List<String> more)
            throws IOException, InterruptedException {
        int port = FreePort.find();
        List<String> line = new ArrayList<>(List.of(
                "-cp",
                Launcher.classPath(home),
                BareMain.class.getName(),
                Integer.toString(port),
                Integer.toString(eventLoops)));
        line.addAll(more);
        return launcher.start(name, line, Map.of("GARDIN_SECRET", secret), port, "/");
    }
}
