package io.harpline.pipeline;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The built ingest-service as a process of its own, with nobody to restart it.
final class IngestProcess implements AutoCloseable {

    private static final Path JAR =
            Path.of(System.getProperty("harpline.home")).resolve("ingest-service/target/quarkus-app/quarkus-run.jar");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path directory;
    private final int port;
    private final Map<String, String> environment;
    private Process process;

    private IngestProcess(Path directory, int port, Map<String, String> environment) throws IOException {
        this.directory = directory;
        this.port = port;
        this.environment = environment;
        this.process = launch();
    }

    /// Starts one that keeps its spool and its log in the directory, and waits until it is ready.
    static IngestProcess start(Path directory, String bootstrapServers, String secret) throws IOException {
        IngestProcess ingest =
                launch(directory, Map.of("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers, "GARDIN_SECRET", secret));
        try {
            return ingest.awaitReady();
        } catch (RuntimeException failed) {
            ingest.close();
            throw failed;
        }
    }

    /// Starts one that keeps its spool and its log in the directory.
    ///
    /// @param more what else stands in its environment
    static IngestProcess launch(Path directory, Map<String, String> more) throws IOException {
        int port = RunningStack.freePorts(1).getFirst();
        Map<String, String> environment = new HashMap<>(more);
        environment.put("HARPLINE_HOST", "localhost");
        environment.put("HARPLINE_INGEST_PORT", Integer.toString(port));
        environment.put(
                "HARPLINE_INGEST_SPOOL_DIRECTORY", directory.resolve("spool").toString());
        return new IngestProcess(directory, port, environment);
    }

    URI webhook() {
        return URI.create("http://localhost:" + port + "/webhooks/gardin");
    }

    Socket connection() throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress("localhost", port), 2_000);
        return socket;
    }

    /// Returns once all that was sent so far has reached its handler: each event loop, to which connections are dealt
    /// out in turn, has since done something else.
    void settle() throws IOException {
        for (int i = 0; i < 4 * Runtime.getRuntime().availableProcessors(); i++) {
            try (Socket socket = connection()) {
                socket.getOutputStream().write("GET /q/metrics HTTP/1.0\r\n\r\n".getBytes(US_ASCII));
                socket.getInputStream().readAllBytes();
            }
        }
    }

    /// All that it has printed.
    List<String> log() throws IOException {
        return Files.readAllLines(directory.resolve("ingest.log"));
    }

    Process process() {
        return process;
    }

    /// SIGTERM.
    void terminate() {
        process.destroy();
    }

    /// The status with which it ends; fails if that takes longer.
    int exitWithin(Duration longest) throws InterruptedException {
        if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still running after " + longest);
        }
        return process.exitValue();
    }

    /// SIGKILL; returns once the process has ended.
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /// Starts it again and waits until it is ready.
    void restart() throws IOException {
        process = launch();
        awaitReady();
    }

    @Override
    public void close() {
        kill();
    }

    IngestProcess awaitReady() {
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("ingest-service has ended, see " + directory);
                    }
                    return readiness() == 200;
                });
        return this;
    }

    /// What a load balancer is told.
    int readiness() throws IOException, InterruptedException {
        HttpRequest ready = HttpRequest.newBuilder(webhook().resolve("/q/health/ready"))
                .timeout(Duration.ofSeconds(2))
                .build();
        return http.send(ready, BodyHandlers.discarding()).statusCode();
    }

    private Process launch() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                JAR.toString()));
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("HARP") || name.startsWith("GARDIN") || name.startsWith("KAFKA"));
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("ingest.log").toFile()))
                .start();
    }
}
