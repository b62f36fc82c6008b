package io.harpline.pipeline;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.harpline.schemas.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A built service as a process of its own, with nobody to restart it.
final class ServiceProcess implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path jar;
    private final int port = RunningStack.freePorts(1).getFirst();
    private final Path log;
    private final Map<String, String> environment;
    private Process process;

    /// Starts it.
    ///
    /// @param module whose build it is
    /// @param portVariable what its port is called in its environment
    /// @param log where it prints to
    /// @param more what else stands in its environment
    ServiceProcess(String module, String portVariable, Path log, Map<String, String> more) throws IOException {
        this.jar = Path.of(System.getProperty("harpline.home"), module, "target/quarkus-app/quarkus-run.jar");
        this.log = log;
        this.environment = new HashMap<>(more);
        environment.put("HARPLINE_HOST", "localhost");
        environment.put(portVariable, Integer.toString(port));
        this.process = launch();
    }

    int port() {
        return port;
    }

    Process process() {
        return process;
    }

    /// All that it has printed.
    List<String> log() throws IOException {
        return Files.readAllLines(log);
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

    /// Starts it again, after its end.
    void restart() throws IOException {
        process = launch();
    }

    @Override
    public void close() {
        kill();
    }

    void awaitReady() {
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("the service has ended, see " + log);
                    }
                    return readiness() == 200;
                });
    }

    /// What a load balancer is told.
    int readiness() throws IOException, InterruptedException {
        return get("/q/health/ready").statusCode();
    }

    /// The data of one of its readiness checks.
    JsonNode readiness(String check) throws IOException, InterruptedException {
        for (JsonNode one : Json.MAPPER.readTree(get("/q/health/ready").body()).path("checks")) {
            if (one.path("name").asText().equals(check)) {
                return one.path("data");
            }
        }
        return MissingNode.getInstance();
    }

    /// A metric that has no labels.
    double metric(String name) throws IOException, InterruptedException {
        return get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(2))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private Process launch() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                jar.toString()));
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("HARP") || name.startsWith("GARDIN") || name.startsWith("KAFKA"));
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }
}
