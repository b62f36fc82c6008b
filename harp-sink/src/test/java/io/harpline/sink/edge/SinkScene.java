package io.harpline.sink.edge;

import static org.awaitility.Awaitility.await;

import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.TextHeaders;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import io.harpline.sink.AnEvent;
import io.harpline.sink.edge.ScriptedHarp.Post;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// The application between Kafka and Harp, with a shut gate. Each test has alerts of its own.
@SuppressWarnings("NullAway.Init")
abstract class SinkScene {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "harpline.sink.harp.integration-url")
    URI integrationUrl;

    @ConfigProperty(name = "test.url")
    URI application;

    TestTopics topics;
    ScriptedHarpClient harp;

    @BeforeEach
    void open() {
        topics = new TestTopics(bootstrapServers);
        harp = new ScriptedHarpClient(integrationUrl);
        harp.shut();
        await("readiness").atMost(PATIENCE).until(() -> harp.status(application.resolve("/q/health/ready")) == 200);
    }

    @AfterEach
    void close() {
        topics.close();
        harp.close();
    }

    List<Receipt> receipts(AnEvent event, int count) {
        await(count + " receipts")
                .atMost(PATIENCE)
                .until(() -> read(Topics.RECEIPTS, event).size() >= count);
        return read(Topics.RECEIPTS, event).stream()
                .map(record -> Json.read(record.value(), Receipt.class))
                .toList();
    }

    List<ConsumerRecord<byte[], byte[]>> read(TopicDeclaration topic, AnEvent event) {
        return topics.read(topic, event.build().key());
    }

    List<Post> posts(AnEvent event) {
        return harp.posts(event.alertId());
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return TextHeaders.get(record.headers(), name).orElseThrow();
    }
}
