package io.harpline.local.stack;

import io.harpline.local.broker.BrokerCommand;
import io.harpline.local.harp.HarpSimulator;
import io.harpline.local.supervisor.Component;
import io.harpline.local.supervisor.MarkedProcesses;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Turns the settings into the processes to run: what each is called with, and what it is told by its environment.
public final class StackPlan {

    private final DataDirectory data;
    private final StackSettings settings;
    private final Map<String, String> inherited;
    private final Map<String, String> sources;
    private final Map<String, String> integrations;
    private final AppCopy app;

    /// @param environment what all processes inherit; what is secret in it goes only to whom it concerns
    public StackPlan(DataDirectory data, StackSettings settings, Map<String, String> environment) {
        this.data = data;
        this.settings = settings;
        this.app = new AppCopy(data.app());
        this.inherited = new HashMap<>(environment);
        for (String key : List.of(StackSettings.SECRET_KEY, StackSettings.HARP_KEY)) {
            inherited.keySet().removeAll(List.of(key, key + StackSettings.IN_A_FILE));
        }
        this.sources = takeOut(inherited, StackSettings.SOURCES_KEYS);
        this.integrations = takeOut(inherited, StackSettings.INTEGRATIONS_KEYS);
        inherited.put(StackSettings.KAFKA_KEY, settings.bootstrapServers());
        inherited.putIfAbsent("HARPLINE_HOST", "127.0.0.1");
        for (Part part : Part.values()) {
            inherited.put(part.portKey(), Integer.toString(settings.port(part)));
        }
    }

    private static Map<String, String> takeOut(Map<String, String> environment, String prefix) {
        Map<String, String> taken = new HashMap<>(environment);
        taken.keySet().removeIf(key -> !key.startsWith(prefix));
        environment.keySet().removeAll(taken.keySet());
        return taken;
    }

    public Component component(Part part) {
        return switch (part) {
            case KAFKA -> component(part, broker(), Map.of());
            case HARP_SIMULATOR -> component(part, simulator(), Map.of());
            case INGEST -> component(part, service(part, "ingest-service"), ingest());
            case TRANSFORM ->
                component(
                        part,
                        service(part, "transform-streams"),
                        Map.of(
                                "HARPLINE_TRANSFORM_STATE_DIR",
                                data.transformState().toString()));
            case SINK -> component(part, service(part, "harp-sink"), sink());
        };
    }

    private Component component(Part part, List<String> command, Map<String, String> own) {
        Map<String, String> environment = new HashMap<>(inherited);
        environment.putAll(own);
        return new Component(part.label(), settings.port(part), health(part), command, environment);
    }

    private URI health(Part part) {
        String scheme = part == Part.KAFKA ? "kafka" : "http";
        return URI.create(scheme + "://localhost:" + settings.port(part) + part.healthPath());
    }

    private List<String> broker() {
        List<String> options = options(Part.KAFKA);
        options.add(BrokerCommand.QUICK);
        return new BrokerCommand(options, app.localStackClassPath())
                .line(data.kafka().toString(), Integer.toString(settings.port(Part.KAFKA)));
    }

    private List<String> simulator() {
        return java(
                Part.HARP_SIMULATOR,
                "-Xmx128m",
                "-cp",
                app.localStackClassPath(),
                "io.harpline.local.harp.HarpSimulatorMain",
                data.harp().toString(),
                Integer.toString(settings.port(Part.HARP_SIMULATOR)));
    }

    private List<String> service(Part part, String module) {
        return java(
                part,
                "-Xmx256m",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                app.service(module).toString());
    }

    private List<String> java(Part part, String... tail) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(options(part));
        line.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        line.addAll(List.of(tail));
        return line;
    }

    private List<String> options(Part part) {
        List<String> options = new ArrayList<>(new MarkedProcesses(data.root()).mark(part.label()));
        options.add("-Djava.io.tmpdir=" + data.temporary());
        return options;
    }

    /// Gardin's secret as it was given, or else the directory of ours, to which keys can be added while the stack is
    /// up.
    private Map<String, String> ingest() {
        Map<String, String> own = new HashMap<>(sources);
        own.put("HARPLINE_INGEST_SPOOL_DIRECTORY", data.ingestSpool().toString());
        settings.secret()
                .ifPresentOrElse(
                        given -> own.put(StackSettings.SECRET_KEY, given),
                        () -> own.put(
                                StackSettings.KEYS_DIRECTORY_KEY,
                                inherited.getOrDefault(
                                        StackSettings.KEYS_DIRECTORY_KEY,
                                        data.keys().toString())));
        return own;
    }

    private Map<String, String> sink() {
        Map<String, String> own = new HashMap<>(integrations);
        own.put(
                StackSettings.HARP_KEY,
                settings.harp()
                        .orElseGet(() -> HarpSimulator.integrationUrl(data.harp(), settings.port(Part.HARP_SIMULATOR)))
                        .toString());
        return own;
    }
}
