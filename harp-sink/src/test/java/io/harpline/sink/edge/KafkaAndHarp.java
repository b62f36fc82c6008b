package io.harpline.sink.edge;

import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.schemas.alert.AlertKey;
import io.harpline.schemas.harp.DeliveredVersion;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.Topics;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A real Kafka and a scripted Harp around the application, with one alert that was delivered in an earlier life.
public final class KafkaAndHarp implements QuarkusTestResourceLifecycleManager {

    /// Version 5 of it was delivered before the application starts.
    static final AlertKey DELIVERED_BEFORE = new AlertKey("01H4TENANT", "delivered-before");

    private @Nullable EmbeddedBroker broker;
    private @Nullable ScriptedHarp harp;

    @Override
    public Map<String, String> start() {
        // Kafka finds its own classes through it, and the pool's thread may bring another one.
        Thread.currentThread().setContextClassLoader(KafkaAndHarp.class.getClassLoader());
        try {
            broker = EmbeddedBroker.start(Files.createTempDirectory("harp-sink-test"));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        broker.createTopics(Topics.ALL, 4);
        harp = new ScriptedHarp();
        try (TestTopics topics = new TestTopics(broker.bootstrapServers())) {
            DeliveredVersion delivered = new DeliveredVersion(
                    DELIVERED_BEFORE.tenantId(), DELIVERED_BEFORE.alertId(), "default", 5, "e", Instant.EPOCH);
            topics.send(Topics.DELIVERED, DELIVERED_BEFORE, Json.bytes(delivered));
        }
        return Map.of(
                "kafka.bootstrap.servers",
                broker.bootstrapServers(),
                "harpline.sink.harp.integration-url",
                harp.integrationUrl().toString());
    }

    @Override
    public void stop() {
        if (harp != null) {
            harp.close();
        }
        if (broker != null) {
            broker.closeAndDelete();
        }
    }
}
