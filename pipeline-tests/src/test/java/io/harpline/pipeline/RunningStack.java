package io.harpline.pipeline;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.type.TypeReference;
import io.harpline.local.broker.FreePort;
import io.harpline.prove.stack.Told;
import io.harpline.schemas.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The built stack as a user runs it: processes of their own, started by `harpline up`.
final class RunningStack {

    private static final Path HOME = Path.of(System.getProperty("harpline.home"));

    /// A line of `harpline status --json`.
    record Component(String name, long pid, int port, boolean ready, int restarts) {}

    private final Path data;
    private final Map<String, String> environment = new LinkedHashMap<>();

    private RunningStack(Path data, Map<String, String> more) throws IOException {
        this.data = data;
        List<Integer> ports = freePorts(5);
        environment.put("HARPLINE_KAFKA_PORT", ports.get(0).toString());
        environment.put("HARPLINE_HARP_PORT", ports.get(1).toString());
        environment.put("HARPLINE_INGEST_PORT", ports.get(2).toString());
        environment.put("HARPLINE_TRANSFORM_PORT", ports.get(3).toString());
        environment.put("HARPLINE_SINK_PORT", ports.get(4).toString());
        environment.putAll(more);
    }

    static RunningStack up(Path data) throws IOException, InterruptedException {
        return up(data, Map.of());
    }

    /// Brings it up with more in its environment, as KAFKA_BOOTSTRAP_SERVERS.
    static RunningStack up(Path data, Map<String, String> more) throws IOException, InterruptedException {
        RunningStack stack = new RunningStack(data, more);
        Finished up = stack.harpline("up", "--detach");
        if (up.exit() != 0) {
            throw new IllegalStateException("harpline up failed:\n" + up.output() + stack.endsOfLogs());
        }
        return stack;
    }

    /// Runs a command of `harpline` against this stack's data directory, to its end.
    Finished harpline(String command, String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dharpline.home=" + HOME,
                "-cp",
                HOME.resolve("local-stack/target/classes") + ":" + HOME.resolve("local-stack/target/lib") + "/*",
                "io.harpline.local.Main",
                command,
                "--data",
                data.toString()));
        line.addAll(List.of(arguments));
        return Finished.of(Told.process(line, environment));
    }

    List<Component> status() throws IOException, InterruptedException {
        return Json.MAPPER.readValue(harpline("status", "--json").output(), new TypeReference<>() {});
    }

    Component component(String name) throws IOException, InterruptedException {
        return status().stream()
                .filter(component -> component.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// Ends a component's process with SIGKILL.
    void kill(String name) throws IOException, InterruptedException {
        kill(component(name).pid());
    }

    /// Ends the supervisor with SIGKILL; what it has started goes on.
    void killSupervisor() throws IOException {
        kill(Json.MAPPER
                .readTree(data.resolve("stack.json").toFile())
                .get("supervisor")
                .asLong());
    }

    private static void kill(long pid) {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    void awaitBack(String name) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    Component component = component(name);
                    return component.ready() && component.restarts() == 1;
                });
    }

    String bootstrapServers() {
        return environment.getOrDefault(
                "KAFKA_BOOTSTRAP_SERVERS", "localhost:" + environment.get("HARPLINE_KAFKA_PORT"));
    }

    URI webhook() {
        return URI.create("http://localhost:" + environment.get("HARPLINE_INGEST_PORT") + "/webhooks/gardin");
    }

    int sinkPort() {
        return Integer.parseInt(environment.getOrDefault("HARPLINE_SINK_PORT", ""));
    }

    URI alerts() {
        return URI.create("http://localhost:" + environment.get("HARPLINE_HARP_PORT") + "/alerts");
    }

    byte[] secret() throws IOException {
        return Files.readAllBytes(data.resolve("keys/gardin/local"));
    }

    /// The processes that name this stack's data directory on their command line.
    Stream<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(data.toString()));
    }

    void down() throws IOException, InterruptedException {
        harpline("down").demand("harpline down");
    }

    /// Different ports that nothing listened on a moment ago.
    static List<Integer> freePorts(int count) {
        return Stream.generate(FreePort::find).distinct().limit(count).toList();
    }

    /// What each component has said last: the directory is gone when a failure is read.
    private String endsOfLogs() throws IOException {
        StringBuilder ends = new StringBuilder();
        try (Stream<Path> logs = Files.list(data.resolve("logs"))) {
            for (Path log : logs.sorted().toList()) {
                List<String> lines = Files.readAllLines(log);
                ends.append(log.getFileName()).append(":\n");
                lines.stream()
                        .skip(Math.max(0, lines.size() - 30))
                        .forEach(line -> ends.append("  ").append(line).append('\n'));
            }
        }
        return ends.toString();
    }
}
