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

    public static final String SECRET = "${not} an expression, $1 a secret";

    @SuppressWarnings("NullAway.Init") // start() comes first
    private EmbeddedBroker broker;

    @Override
    public Map<String, String> start() {
        try {
            Path directory = Files.createTempDirectory("ingest-test");
            broker = EmbeddedBroker.start(directory);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        broker.createTopics(List.of(Topics.NOTIFICATIONS), 4);
        return Map.of("kafka.bootstrap.servers", broker.bootstrapServers(), "GARDIN_SECRET", SECRET);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(broker, new TestInjector.MatchesType(EmbeddedBroker.class));
    }

    @Override
    public void stop() {
        broker.closeAndDelete();
    }
}
