package io.harpline.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// docker-compose.yml as a user runs it, as a project of its own, on free ports.
final class Compose {

    private static final Path HOME = Path.of(System.getProperty("harpline.home"));
    private static final String VERSION = "test-" + ProcessHandle.current().pid();
    private static final List<String> IMAGES =
            List.of("topics", "ingest-service", "transform-streams", "harp-sink", "harp-simulator");
    private static final String SECRET = "the secret of a test, and of nothing else";

    private final Map<String, String> environment = new TreeMap<>();
    private final List<Integer> ports = RunningStack.freePorts(4);

    Compose() throws IOException {
        environment.put(
                "COMPOSE_PROJECT_NAME",
                "harpline-test-" + ProcessHandle.current().pid());
        environment.put("COMPOSE_FILE", "docker-compose.yml");
        // Images of its own: a user's keep their tag.
        environment.put("HARPLINE_VERSION", VERSION);
        environment.put("GARDIN_SECRET", SECRET);
        environment.put("HARPLINE_HARP_PORT", ports.get(0).toString());
        environment.put("HARPLINE_INGEST_PORT", ports.get(1).toString());
        environment.put("HARPLINE_INGEST_PORT_SECOND", ports.get(2).toString());
        environment.put("HARPLINE_INGEST_PORT_THIRD", ports.get(3).toString());
        // A command inside the tests must not build under them.
        environment.put("HARPLINE_BUILDING", "yes");
    }

    void buildImages() throws IOException, InterruptedException {
        run(environment, HOME.resolve("harpline").toString(), "images").demand("harpline images");
    }

    void up() throws IOException, InterruptedException {
        Finished up = compose("up", "--detach", "--wait", "--wait-timeout", "240");
        up.demand("docker compose up, which leaves\n"
                + (up.exit() == 0 ? "" : compose("logs", "--tail", "20").output()));
    }

    /// Goes on with the secret from a file that everybody may read, as the container's user must.
    void upWithSecretFrom(Path file) throws IOException, InterruptedException {
        Files.writeString(file, SECRET + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        environment.put("GARDIN_SECRET", "in a file");
        environment.put("GARDIN_SECRET_FILE", file.toString());
        up();
    }

    /// Goes on with what stands in that directory: `sink.env`, and files with the URLs of integrations, which the
    /// container's user must be able to read.
    void upWithSettingsFrom(Path settings) throws IOException, InterruptedException {
        environment.put("HARPLINE_SETTINGS", settings.toString());
        environment.put("HARPLINE_INTEGRATIONS", settings.toString());
        up();
    }

    /// The simulator, as the services reach it.
    String integrationUrl() {
        return "http://harp-simulator:8090/api/notifications/rest?integration_key=00000000-0000-4000-8000-000000000001";
    }

    Finished configWithoutSecret() throws IOException, InterruptedException {
        return run(Map.of("COMPOSE_FILE", "docker-compose.yml"), "docker", "compose", "config", "--quiet");
    }

    /// Goes on with three instances of each service.
    void scaleToThree() throws IOException, InterruptedException {
        environment.put("COMPOSE_FILE", "docker-compose.yml:docker-compose.scale.yml");
        up();
    }

    /// Removes all that was made.
    void down() throws IOException, InterruptedException {
        environment.put("COMPOSE_FILE", "docker-compose.yml:docker-compose.scale.yml");
        compose("down", "--volumes", "--timeout", "5").demand("docker compose down");
        for (String image : IMAGES) {
            run(Map.of(), "docker", "image", "rm", "harpline/" + image + ":" + VERSION)
                    .demand("docker image rm");
        }
    }

    /// What of this project is still there.
    String leftovers() throws IOException, InterruptedException {
        String ours = "label=com.docker.compose.project=" + environment.get("COMPOSE_PROJECT_NAME");
        StringBuilder left = new StringBuilder();
        for (String kind : List.of("container", "volume", "network")) {
            left.append(run(Map.of(), "docker", kind, "ls", "--quiet", "--filter", ours)
                    .output());
        }
        return left.toString();
    }

    /// Ends a service's process with SIGKILL from the machine's own process space. To `docker kill` it would be the
    /// user's wish, after which Docker restarts nothing.
    void kill(String service) throws IOException, InterruptedException {
        String image = inspect("ingest", "{{.Config.Image}}");
        String kill = "kill -9 " + inspect(service, "{{.State.Pid}}");
        run(Map.of(), "docker", "run", "--rm", "--pid=host", "--user=0", "--entrypoint=bash", image, "-c", kill)
                .demand(kill);
    }

    void awaitBack(String service) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> inspect(service, "{{.RestartCount}} {{.State.Health.Status}}")
                        .equals("1 healthy"));
    }

    /// Runs a command in a service's container.
    Finished exec(String service, String... command) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("exec", "-T", service));
        arguments.addAll(List.of(command));
        return compose(arguments.toArray(String[]::new));
    }

    Finished compose(String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("docker", "compose"));
        line.addAll(List.of(arguments));
        return run(environment, line.toArray(String[]::new));
    }

    /// Senders to the webhook of the first ingest-service, or of each of the three.
    List<Gardin> gardins() {
        return ports.subList(1, 4).stream()
                .map(port -> URI.create("http://localhost:" + port + "/webhooks/gardin"))
                .map(webhook -> new Gardin(webhook, SECRET.getBytes(UTF_8)))
                .toList();
    }

    Harp harp() {
        return new Harp(URI.create("http://localhost:" + ports.getFirst() + "/alerts"));
    }

    private String inspect(String service, String format) throws IOException, InterruptedException {
        String container = environment.get("COMPOSE_PROJECT_NAME") + "-" + service + "-1";
        return run(Map.of(), "docker", "inspect", "--format", format, container)
                .demand("docker inspect " + container)
                .strip();
    }

    private static Finished run(Map<String, String> environment, String... line)
            throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(line).directory(HOME.toFile());
        command.environment().keySet().removeIf(name -> name.matches("(HARP|GARDIN|KAFKA|COMPOSE).*"));
        command.environment().putAll(environment);
        return Finished.of(command);
    }
}
