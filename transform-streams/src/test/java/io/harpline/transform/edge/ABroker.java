package io.harpline.transform.edge;

import io.harpline.local.broker.EmbeddedBroker;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A real broker, as yet without topics, and a state directory; both gone after the tests.
@SuppressWarnings("NullAway.Init") // Quarkus calls start first
public class ABroker implements QuarkusTestResourceLifecycleManager {

    private Path folder;
    private EmbeddedBroker broker;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("transform");
        } catch (IOException noSpace) {
            throw new UncheckedIOException(noSpace);
        }
        broker = EmbeddedBroker.start(folder.resolve("kafka"));
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
        broker.close();
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException inUse) {
            throw new UncheckedIOException(inUse);
        }
    }
}
