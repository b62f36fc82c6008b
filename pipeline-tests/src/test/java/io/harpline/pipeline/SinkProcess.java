package io.harpline.pipeline;

import io.harpline.schemas.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The built harp-sink as a process of its own. What it posts bears its name, as [#FIELD].
final class SinkProcess implements AutoCloseable {

    /// The field in which Harp gets the name of the instance.
    static final String FIELD = "instance";

    /// By default.
    static final int MAX_IN_FLIGHT = 64;

    /// The shortest that brokers allow by default, so that the partitions of one that is frozen soon go elsewhere.
    static final Duration SESSION = Duration.ofSeconds(6);

    /// The longest that such a session allows.
    static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(3);

    static final String GROUP = "harp-sink";

    private static final String OUTAGE = "an integration is out";
    private static final String ASSIGNED = "partitions assigned";

    private final ServiceProcess service;

    private SinkProcess(ServiceProcess service) {
        this.service = service;
    }

    /// Starts an instance of that name, which keeps its log in the directory.
    ///
    /// @param more what else stands in its environment
    static SinkProcess launch(String name, Path directory, Map<String, String> more) throws IOException {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("HARPLINE_SINK_INSTANCE_ID", name);
        environment.put("HARPLINE_SINK_MAPPING_FIELDS__" + FIELD.toUpperCase(Locale.ROOT) + "_", name);
        environment.put("HARPLINE_LOG_JSON", "true");
        environment.put("KAFKA_SESSION_TIMEOUT_MS", Long.toString(SESSION.toMillis()));
        environment.put("KAFKA_HEARTBEAT_INTERVAL_MS", "1000");
        environment.put("HARPLINE_SINK_REQUEST_TIMEOUT", REQUEST_TIMEOUT.toSeconds() + "s");
        return new SinkProcess(
                new ServiceProcess("harp-sink", "HARPLINE_SINK_PORT", directory.resolve(name + ".log"), environment));
    }

    SinkProcess awaitReady() {
        service.awaitReady();
        return this;
    }

    /// How many partitions it serves.
    int partitions() throws IOException, InterruptedException {
        return service.readiness("alerts").path("partitions").asInt();
    }

    /// How many events it has taken that are neither in flight nor finished, as of a second ago at most.
    int waiting() throws IOException, InterruptedException {
        return (int) service.metric("harpline_sink_waiting");
    }

    /// How often it has found Harp out, in all its lives.
    int outages() throws IOException {
        return said(OUTAGE).size();
    }

    /// When it was given partitions last.
    Instant assignedAt() throws IOException {
        return said(ASSIGNED).getLast();
    }

    /// When it said something that begins so.
    private List<Instant> said(String beginning) throws IOException {
        List<Instant> times = new ArrayList<>();
        for (String line : service.log()) {
            if (line.contains("\"message\":\"" + beginning)) {
                times.add(Instant.parse(
                        Json.MAPPER.readTree(line).path("timestamp").asText()));
            }
        }
        return times;
    }

    /// SIGKILL, of one that is alive.
    void kill() {
        if (!service.process().isAlive()) {
            throw new IllegalStateException("the sink has ended by itself");
        }
        service.kill();
    }

    /// Starts it again, after its end.
    void restart() throws IOException {
        service.restart();
    }

    /// SIGSTOP.
    void freeze() {
        service.freeze();
    }

    /// SIGCONT.
    void thaw() {
        service.thaw();
    }

    @Override
    public void close() {
        service.close();
    }
}
