package io.harpline.transform.edge;

import io.harpline.local.broker.EmbeddedBroker;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// A real broker, as yet without topics, and a state directory; both gone after the tests.
@SuppressWarnings("NullAway.Init") // Quarkus calls start first
public class ABroker implements QuarkusTestResourceLifecycleManager {

    private EmbeddedBroker broker;

    @Override
    public Map<String, String> start() {
        Path folder;
        try {
            folder = Files.createTempDirectory("transform");
        } catch (IOException noSpace) {
            throw new UncheckedIOException(noSpace);
        }
        broker = EmbeddedBroker.start(folder);
        return Map.of(
                "kafka.bootstrap.servers", broker.bootstrapServers(),
                "harpline.transform.state-dir", folder.resolve("state").toString());
    }

    @Override
    public void inject(TestInjector tests) {
        tests.injectIntoFields(broker, new TestInjector.MatchesType(EmbeddedBroker.class));
    }

    @Override
    public void stop() {
        broker.closeAndDelete();
    }
}
