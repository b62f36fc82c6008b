package io.harpline.benchmarks.server;

import io.harpline.local.broker.FreePort;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Starts the servers that are compared, all with the same options of the JVM.
public final class Servers {

    /// Where ingest-service says whether it is ready.
    public static final String READY = "/q/health/ready";

    // What the image gives it in a container of 512 MB, half of it heap, where the JVM takes its serial collector.
    private static final List<String> OPTIONS = List.of(
            "-Xmx256m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED");

    private final Path home;
    private final Path directory;
    private final String secret;
    private final Optional<Path> recordings;

    /// Servers of this build.
    ///
    /// @param home the repository
    /// @param directory where each gets a directory of its own
    /// @param recordings where each leaves a recording of Java's Flight Recorder, if it is to
    public Servers(Path home, Path directory, String secret, Optional<Path> recordings) {
        this.home = home;
        this.directory = directory;
        this.secret = secret;
        this.recordings = recordings;
    }

    /// ingest-service, as a user runs it.
    public ServerProcess harpline(String bootstrapServers) throws IOException, InterruptedException {
        int port = FreePort.find();
        Path jar = home.resolve("ingest-service/target/quarkus-app/quarkus-run.jar");
        return start(
                "harpline",
                List.of("-jar", jar.toString()),
                Map.of(
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
        String classPath = home.resolve("benchmarks/target/classes")
                + File.pathSeparator
                + home.resolve("benchmarks/target/lib/*");
        List<String> line = new ArrayList<>(List.of(
                "-cp", classPath, BareMain.class.getName(), Integer.toString(port), Integer.toString(eventLoops)));
        line.addAll(more);
        return start(name, line, Map.of(), port, "/");
    }

    private ServerProcess start(
            String name, List<String> line, Map<String, String> environment, int port, String health)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        recordings.ifPresent(into -> command.add(
                "-XX:StartFlightRecording=settings=profile,jdk.CPUTimeSample#enabled=true,jdk.CPUTimeSample#throttle=5ms,dumponexit=true,filename="
                        + into.resolve(name + ".jfr").toAbsolutePath()));
        command.addAll(line);
        Map<String, String> all = new HashMap<>(environment);
        all.put("GARDIN_SECRET", secret);
        return ServerProcess.start(name, command, all, directory.resolve(name), port, health);
    }
}
