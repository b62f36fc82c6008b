package io.harpline.local.stack;

import io.harpline.local.ExpectedFailure;
import io.harpline.local.harp.HarpSimulator;
import io.harpline.local.supervisor.MarkedProcesses;
import io.harpline.local.supervisor.StackState;
import io.harpline.local.supervisor.StackState.Phase;
import io.harpline.local.supervisor.StackState.Running;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A stack that is up as a whole, found by its data directory: what it wrote down itself counts, and the environment
/// only for what it was given from there.
public final class LiveStack {

    private final DataDirectory data;
    private final List<Running> components;
    private final StackSettings settings;

    private LiveStack(DataDirectory data, List<Running> components, StackSettings settings) {
        this.data = data;
        this.components = components;
        this.settings = settings;
    }

    /// The stack of that data directory; empty where none is up.
    ///
    /// @param given its data directory
    /// @param environment as `up` had it
    public static Optional<LiveStack> at(Path given, Map<String, String> environment) {
        return DataDirectory.existing(given)
                .flatMap(data -> ready(data)
                        .map(state -> new LiveStack(data, state.components(), StackSettings.from(environment))));
    }

    /// Whether it is up as a whole, under its supervisor.
    public static boolean isUp(DataDirectory data) {
        return ready(data).isPresent();
    }

    public URI webhook() {
        return url(Part.INGEST)
                .orElseThrow(() -> new ExpectedFailure("this stack has no ingest; see ./harpline status"))
                .resolve("webhooks/gardin");
    }

    /// The Harp simulator's page; empty where the stack sends to another Harp.
    public Optional<URI> harpSimulator() {
        return url(Part.HARP_SIMULATOR);
    }

    /// The Harp simulator's port that is there on bad days too; empty where the stack sends to another Harp.
    public Optional<URI> harpControl() {
        return harpSimulator().flatMap(page -> HarpSimulator.controlUrl(data.harp()));
    }

    public String bootstrapServers() {
        return port(Part.KAFKA)
                .map(port -> "localhost:" + port)
                .or(settings::kafka)
                .orElseThrow(() -> new ExpectedFailure("this stack was started beside a Kafka of yours; set "
                        + StackSettings.KAFKA_KEY + " as it was then"));
    }

    /// Gardin's secret.
    public byte[] secret() {
        return settings.secret()
                .orElseGet(() -> LocalSecret.read(data.secret()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<StackState> ready(DataDirectory data) {
        return new MarkedProcesses(data.root())
                .supervisor()
                .flatMap(supervisor -> StackState.read(data.state()))
                .filter(state -> state.phase() == Phase.READY);
    }

    private Optional<URI> url(Part part) {
        return port(part).map(port -> URI.create("http://localhost:" + port + "/"));
    }

    private Optional<Integer> port(Part part) {
        return components.stream()
                .filter(component -> component.name().equals(part.label()))
                .map(Running::port)
                .findFirst();
    }
}
