package io.harpline.pipeline;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

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
        int port = RunningStack.freePorts(1).getFirst();
        IngestProcess ingest = new IngestProcess(
                directory,
                port,
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        bootstrapServers,
                        "GARDIN_SECRET",
                        secret,
                        "HARPLINE_HOST",
                        "localhost",
                        "HARPLINE_INGEST_PORT",
                        Integer.toString(port),
                        "HARPLINE_INGEST_SPOOL_DIRECTORY",
                        directory.resolve("spool").toString()));
        try {
            ingest.awaitReady();
            return ingest;
        } catch (RuntimeException failed) {
            ingest.close();
            throw failed;
        }
    }

    URI webhook() {
        return URI.create("http://localhost:" + port + "/webhooks/gardin");
    }

    Process process() {
        return process;
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

    private void awaitReady() {
        HttpRequest ready = HttpRequest.newBuilder(webhook().resolve("/q/health/ready"))
                .timeout(Duration.ofSeconds(2))
                .build();
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("ingest-service has ended, see " + directory);
                    }
                    return http.send(ready, BodyHandlers.discarding()).statusCode() == 200;
                });
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
