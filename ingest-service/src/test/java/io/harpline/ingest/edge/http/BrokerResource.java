package io.harpline.ingest.edge.http;

import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.schemas.topic.Topics;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A real broker with the archive's topic, and a service that is configured for it.
public class BrokerResource implements QuarkusTestResourceLifecycleManager {

    /// What the service is told by `harpline.ingest.keys-directory`.
    record KeysDirectory(Path path) {}

    public static final String SECRET = "${not} an expression, $1 a secret";

    @SuppressWarnings("NullAway.Init") // start() comes first
    private EmbeddedBroker broker;

    @SuppressWarnings("NullAway.Init") // start() comes first
    private KeysDirectory keys;

    @Override
    public Map<String, String> start() {
        Path directory;
        try {
            directory = Files.createTempDirectory("ingest-test");
            broker = EmbeddedBroker.start(directory);
            keys = new KeysDirectory(Files.createDirectory(directory.resolve("keys")));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        broker.createTopics(List.of(Topics.NOTIFICATIONS, Topics.UNVERIFIED), 4);
        return Map.of(
                "kafka.bootstrap.servers",
                broker.bootstrapServers(),
                "GARDIN_SECRET",
                SECRET,
                "harpline.ingest.spool.directory",
                directory.resolve("spool").toString(),
                "harpline.ingest.keys-directory",
                keys.path().toString());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(broker, new TestInjector.MatchesType(EmbeddedBroker.class));
        injector.injectIntoFields(keys, new TestInjector.MatchesType(KeysDirectory.class));
    }

    @Override
    public void stop() {
        broker.closeAndDelete();
    }
}
