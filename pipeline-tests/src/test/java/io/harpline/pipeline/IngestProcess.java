package io.harpline.pipeline;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The built ingest-service as a process of its own.
final class IngestProcess implements AutoCloseable {

    private final ServiceProcess service;

    private IngestProcess(ServiceProcess service) {
        this.service = service;
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
        Map<String, String> environment = new HashMap<>(more);
        environment.put(
                "HARPLINE_INGEST_SPOOL_DIRECTORY", directory.resolve("spool").toString());
        return new IngestProcess(new ServiceProcess(
                "ingest-service", "HARPLINE_INGEST_PORT", directory.resolve("ingest.log"), environment));
    }

    URI webhook() {
        return URI.create("http://localhost:" + service.port() + "/webhooks/gardin");
    }

    Socket connection() throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress("localhost", service.port()), 2_000);
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
        return service.log();
    }

    Process process() {
        return service.process();
    }

    /// SIGTERM.
    void terminate() {
        service.terminate();
    }

    /// The status with which it ends; fails if that takes longer.
    int exitWithin(Duration longest) throws InterruptedException {
        return service.exitWithin(longest);
    }

    /// SIGKILL; returns once the process has ended.
    void kill() {
        service.kill();
    }

    /// Starts it again and waits until it is ready.
    void restart() throws IOException {
        service.restart();
        awaitReady();
    }

    @Override
    public void close() {
        service.close();
    }

    IngestProcess awaitReady() {
        service.awaitReady();
        return this;
    }

    /// What a load balancer is told.
    int readiness() throws IOException, InterruptedException {
        return service.readiness();
    }
}
