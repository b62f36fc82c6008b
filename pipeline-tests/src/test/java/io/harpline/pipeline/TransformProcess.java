package io.harpline.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The built transform-streams as a process of its own.
final class TransformProcess implements AutoCloseable {

    private static final Pattern RESTORED = Pattern.compile("Store restored .* records=(\\d+)");
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

    private final ServiceProcess service;
    private final Path state;

    private TransformProcess(ServiceProcess service, Path state) {
        this.service = service;
        this.state = state;
    }

    /// Starts an instance of that name, which keeps its state and its log in the directory.
    ///
    /// @param more what else stands in its environment
    static TransformProcess launch(String name, Path directory, String bootstrapServers, Map<String, String> more)
            throws IOException {
        Path state = directory.resolve(name + "-state");
        Map<String, String> environment = new HashMap<>(more);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
        environment.put("HARPLINE_TRANSFORM_INSTANCE_ID", name);
        environment.put("HARPLINE_TRANSFORM_STATE_DIR", state.toString());
        Path log = directory.resolve(name + ".log");
        return new TransformProcess(
                new ServiceProcess("transform-streams", "HARPLINE_TRANSFORM_PORT", log, environment), state);
    }

    TransformProcess awaitReady() {
        service.awaitReady();
        return this;
    }

    int readiness() throws IOException, InterruptedException {
        return service.readiness();
    }

    /// SIGKILL.
    void kill() {
        service.kill();
    }

    /// SIGTERM; returns once it has ended.
    void stop() throws InterruptedException {
        service.terminate();
        int status = service.exitWithin(LONGEST_STOP);
        if (status != 0) {
            throw new AssertionError("transform-streams ended with " + status);
        }
    }

    /// Asks it to leave its group, then stops it.
    void stopForGood() throws IOException, InterruptedException {
        Files.createFile(mark());
        stop();
    }

    boolean isAskedToLeave() {
        return Files.exists(mark());
    }

    private Path mark() {
        return state.resolve("leave");
    }

    void restart() throws IOException {
        service.restart();
    }

    /// After its end.
    void loseState() throws IOException {
        try (Stream<Path> files = Files.walk(state)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /// How many records of its changelog it has read again in its life so far.
    long restored() {
        try {
            return service.log().stream()
                    .map(RESTORED::matcher)
                    .filter(Matcher::find)
                    .mapToLong(line -> Long.parseLong(line.group(1)))
                    .sum();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        service.close();
    }
}
