package io.harpline.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.harpline.local.broker.FreePort;
import io.harpline.prove.stack.BuiltService;
import io.harpline.prove.stack.RestartableProcess;
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

/// A built service as a process of its own, with nobody to restart it.
final class ServiceProcess implements AutoCloseable {

    private static final Duration TO_GET_READY = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = FreePort.find();
    private final RestartableProcess life;

    /// Starts it.
    ///
    /// @param module whose build it is
    /// @param portVariable what its port is called in its environment
    /// @param log where it prints to
    /// @param more what else stands in its environment
    ServiceProcess(String module, String portVariable, Path log, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("HARPLINE_HOST", "localhost");
        environment.put(portVariable, Integer.toString(port));
        life = new RestartableProcess(BuiltService.command(module, List.of()), environment, log);
        life.start();
    }

    int port() {
        return port;
    }

    Process process() {
        return life.process();
    }

    /// All that it has printed.
    List<String> log() throws IOException {
        return Files.readAllLines(life.log());
    }

    /// SIGTERM.
    void terminate() {
        life.terminate();
    }

    /// The status with which it ends; fails if that takes longer.
    int exitWithin(Duration longest) {
        if (!life.endsWithin(longest)) {
            throw new AssertionError("still running after " + longest);
        }
        return life.process().exitValue();
    }

    /// SIGKILL; returns once the process has ended.
    void kill() {
        life.kill();
    }

    /// Starts it again, after its end.
    void restart() {
        life.start();
    }

    /// SIGSTOP.
    void freeze() {
        life.freeze();
    }

    /// SIGCONT.
    void thaw() {
        life.thaw();
    }

    @Override
    public void close() {
        kill();
    }

    void awaitReady() {
        life.awaitWhileAlive(TO_GET_READY, this::isReady);
    }

    private boolean isReady() {
        try {
            return readiness() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
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
}
