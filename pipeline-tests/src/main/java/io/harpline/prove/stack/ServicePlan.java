package io.harpline.prove.stack;

import io.harpline.local.harp.HarpSimulator;
import io.harpline.local.supervisor.Readiness;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes the members beside the brokers: with what each is called, what it is told, and the links that
/// lead to it.
final class ServicePlan {

    /// The shortest sessions that brokers allow by default, so that what a frozen instance had soon goes
    /// elsewhere.
    private static final Map<String, String> SHORT_SESSION =
            Map.of("KAFKA_SESSION_TIMEOUT_MS", "6000", "KAFKA_HEARTBEAT_INTERVAL_MS", "1000");

    /// All of the heap is there from the start, so that what grows later is something else.
    private static final String[] SERVICES_JVM = {
        "-XX:+UseSerialGC", "-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch", "-XX:+ExitOnOutOfMemoryError"
    };

    /// It keeps every alert of an hour in memory.
    private static final String HARPS_HEAP = "-Xmx2g";

    private final StackDirectory directory;
    private final Cluster cluster;
    private final Ports ports;
    private final List<Link> links = new ArrayList<>();

    ServicePlan(StackDirectory directory, Cluster cluster, Ports ports) {
        this.directory = directory;
        this.cluster = cluster;
        this.ports = ports;
    }

    /// Those made so far.
    synchronized List<Link> links() {
        return List.copyOf(links);
    }

    private synchronized Link link(String name, int target) {
        Link link = new Link(name, ports.next(), target);
        links.add(link);
        return link;
    }

    Member harp() {
        int port = ports.next();
        link("sink>harp", port);
        Path data = directory.of("harp");
        List<String> command = BuiltService.harp(
                directory.options("harp", "-XX:+UseSerialGC", HARPS_HEAP, "-XX:+ExitOnOutOfMemoryError"), data, port);
        return new StackMember(
                "harp",
                new RestartableProcess(command, Map.of(), directory.log("harp")),
                Optional.of(local(port)),
                () -> HarpSimulator.controlUrl(data)
                        .map(control -> Readiness.of(control.resolve("bad-day")))
                        .orElse(false));
    }

    Member ingest(String name, Path spool) {
        int port = ports.next();
        link("gardin>" + name, port);
        Map<String, String> told = told("ingest", "HARPLINE_INGEST_PORT", port);
        told.put("HARPLINE_INGEST_SPOOL_DIRECTORY", spool.toString());
        told.put(
                "HARPLINE_INGEST_KEYS_DIRECTORY",
                directory.root().resolve("keys").toString());
        // What is genuine under a key that comes late is to be there still, however many forged ones there are.
        told.put("HARPLINE_INGEST_UNVERIFIED_PER_SECOND", "10000");
        return service(name, "ingest-service", port, told);
    }

    Member transform(String name) {
        int port = ports.next();
        Map<String, String> told = told("transform", "HARPLINE_TRANSFORM_PORT", port);
        told.putAll(SHORT_SESSION);
        told.put("HARPLINE_TRANSFORM_INSTANCE_ID", name);
        told.put("HARPLINE_TRANSFORM_STATE_DIR", state(name).toString());
        return service(name, "transform-streams", port, told);
    }

    Member sink(String name) {
        int port = ports.next();
        Map<String, String> told = told("sink", "HARPLINE_SINK_PORT", port);
        told.putAll(SHORT_SESSION);
        told.put("HARPLINE_SINK_INSTANCE_ID", name);
        told.put("HARPLINE_SINK_MAPPING_FIELDS__INSTANCE_", name);
        told.put("HARPLINE_SINK_REQUEST_TIMEOUT", "3s");
        told.put("HARPLINE_SINK_DRAIN_RATE", "2000");
        told.put("HARP_INTEGRATION_URL", integration().toString());
        return service(name, "harp-sink", port, told);
    }

    /// What a transform remembers, and may lose.
    Path state(String name) {
        return directory.of(name).resolve("state");
    }

    private URI integration() {
        int port = links().stream()
                .filter(link -> link.name().equals("sink>harp"))
                .findFirst()
                .orElseThrow()
                .port();
        return HarpSimulator.integrationUrl(directory.of("harp"), port);
    }

    private Map<String, String> told(String service, String portVariable, int port) {
        return new HashMap<>(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                cluster.serversOf(service),
                "HARPLINE_HOST",
                "127.0.0.1",
                "HARPLINE_LOG_JSON",
                "true",
                portVariable,
                Integer.toString(port)));
    }

    private Member service(String name, String module, int port, Map<String, String> told) {
        List<String> command = BuiltService.command(module, directory.options(name, SERVICES_JVM));
        return new StackMember(
                name,
                new RestartableProcess(command, told, directory.log(name)),
                Optional.of(local(port)),
                () -> Readiness.of(local(port).resolve("/q/health/ready")));
    }

    private static URI local(int port) {
        return URI.create("http://127.0.0.1:" + port + "/");
    }
}
