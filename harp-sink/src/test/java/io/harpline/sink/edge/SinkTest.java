package io.harpline.sink.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.harpline.schemas.alert.AlertKey;
import io.harpline.schemas.alert.CloseReason;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.harp.DeliveredVersion;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.harp.Receipt.Result;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.TextHeaders;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import io.harpline.sink.AnEvent;
import io.harpline.sink.edge.ScriptedHarp.Post;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The application between a real Kafka and a Harp that answers as each test's alert asks for.
@QuarkusTest
@QuarkusTestResource(KafkaAndHarp.class)
class SinkTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "harpline.sink.harp.integration-url")
    URI integrationUrl;

    @ConfigProperty(name = "test.url")
    URI application;

    private final LogCopy log = new LogCopy();
    private TestTopics topics;
    private ScriptedHarpClient harp;

    @BeforeEach
    void open() {
        topics = new TestTopics(bootstrapServers);
        harp = new ScriptedHarpClient(integrationUrl);
        harp.shut();
        Logger.getLogger("").addHandler(log);
        await("readiness").atMost(PATIENCE).until(() -> harp.status(application.resolve("/q/health/ready")) == 200);
    }

    @AfterEach
    void close() {
        Logger.getLogger("").removeHandler(log);
        topics.close();
        harp.close();
    }

    @Test
    void shouldDeliverAnAlertsEventsInOrderAndCommitThem() {
        AnEvent event = AnEvent.of("in-order").job("ok");

        topics.send(event.version(1).build());
        topics.send(event.version(2).increased(Severity.LOW, Severity.HIGH).build());
        topics.send(event.version(3).closed(CloseReason.RECOVERY_DETECTED).build());

        List<Receipt> receipts = receipts(event, 3);
        assertThat(receipts).extracting(Receipt::version).containsExactly(1L, 2L, 3L);
        assertThat(receipts).extracting(Receipt::result).containsOnly(Result.DELIVERED);
        assertThat(posts(event))
                .extracting(post -> post.field("alert_severity"))
                .containsExactly("warning", "urgent", "ok");
        assertThat(read(Topics.DELIVERED, event))
                .extracting(record ->
                        Json.read(record.value(), DeliveredVersion.class).version())
                .containsExactly(1L, 2L, 3L);
        await("the commit").atMost(PATIENCE).until(() -> topics.uncommitted() == 0);
    }

    @Test
    void shouldRepeatExactlyTheSameUntilHarpTakesIt() {
        AnEvent event = AnEvent.of("again").job("503 429 200");

        topics.send(event.build());

        Receipt receipt = receipts(event, 1).getFirst();
        assertThat(receipt.result()).isEqualTo(Result.DELIVERED);
        assertThat(receipt.attempts()).extracting(attempt -> attempt.status()).containsExactly(503, 429, 200);
        assertThat(posts(event))
                .hasSize(3)
                .extracting(Post::body)
                .containsOnly(posts(event).getFirst().body());
    }

    @Test
    void shouldMakeADeadLetterOfWhatHarpRefusesAndGoOn() {
        AnEvent event = AnEvent.of("refused").job("422 200");
        byte[] value = Json.bytes(event.build());
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(Topics.EVENTS.name(), event.build().key().bytes(), value);
        TextHeaders.set(record.headers(), "ce_type", "io.harpline.alert.raised.v1");

        topics.send(record);
        topics.send(event.version(2).closed(null).build());

        assertThat(receipts(event, 2)).extracting(Receipt::result).containsExactly(Result.REFUSED, Result.DELIVERED);
        assertThat(read(Topics.DEAD_LETTERS, event)).singleElement().satisfies(letter -> {
            assertThat(letter.value()).isEqualTo(value);
            assertThat(Stream.of(letter.headers().toArray()).map(header -> header.key()))
                    .doesNotContain("__smallrye_generationId");
            assertThat(header(letter, "ce_type")).isEqualTo("io.harpline.alert.raised.v1");
            assertThat(header(letter, HeaderNames.REASON)).isEqualTo("REFUSED");
            assertThat(header(letter, HeaderNames.LAST_STATUS)).isEqualTo("422");
            assertThat(header(letter, HeaderNames.EXCERPT)).isEqualTo("{\"detail\":\"no\"}");
            assertThat(header(letter, HeaderNames.ATTEMPTS)).isEqualTo("1");
            assertThat(header(letter, HeaderNames.ORIGIN_TOPIC)).isEqualTo("alerts.events.v1");
        });
        await("the commit").atMost(PATIENCE).until(() -> topics.uncommitted() == 0);
    }

    @Test
    void shouldTakeAResultOfNullForARefusal() {
        AnEvent event = AnEvent.of("dropped").job("null");

        topics.send(event.build());

        assertThat(receipts(event, 1).getFirst().result()).isEqualTo(Result.REFUSED);
        assertThat(read(Topics.DEAD_LETTERS, event)).hasSize(1);
    }

    @Test
    void shouldMakeADeadLetterOfWhatIsNoEventAndGoOn() {
        AnEvent event = AnEvent.of("unreadable").job("ok");
        AlertKey key = event.build().key();

        topics.send(Topics.EVENTS, key, "no event at all".getBytes(UTF_8));
        topics.send(Topics.EVENTS, key, "{\"eventId\":\"e\",\"gaps\":[]}".getBytes(UTF_8));
        topics.send(new ProducerRecord<>(Topics.EVENTS.name(), key.bytes(), null));
        topics.send(event.build());

        assertThat(receipts(event, 1).getFirst().result()).isEqualTo(Result.DELIVERED);
        await("dead letters")
                .atMost(PATIENCE)
                .until(() -> read(Topics.DEAD_LETTERS, event).size() == 3);
        assertThat(read(Topics.DEAD_LETTERS, event))
                .extracting(letter -> header(letter, HeaderNames.REASON))
                .containsOnly("UNREADABLE");
        await("the commit").atMost(PATIENCE).until(() -> topics.uncommitted() == 0);
    }

    @Test
    void shouldNotPostAgainWhatHarpAcknowledgedInAnEarlierLife() {
        AnEvent event = AnEvent.of(KafkaAndHarp.DELIVERED_BEFORE.alertId()).job("ok");

        topics.send(event.version(4).build());
        topics.send(event.version(5).build());
        topics.send(event.version(6).closed(null).build());

        assertThat(receipts(event, 3))
                .extracting(Receipt::result)
                .containsExactly(Result.SUPERSEDED, Result.ALREADY_DELIVERED, Result.DELIVERED);
        assertThat(posts(event))
                .extracting(post -> post.field("alert_severity"))
                .containsExactly("ok");
    }

    @Test
    void shouldLetNoRefusedOrWaitingAlertDelayAnother() {
        AnEvent waiting = AnEvent.of("waiting").job("gate");
        List<AnEvent> others = IntStream.range(0, 200)
                .mapToObj(i -> AnEvent.of("other-" + i).job("ok"))
                .toList();
        topics.send(waiting.build());

        others.forEach(other -> topics.send(other.build()));

        Set<String> keys =
                others.stream().map(other -> other.build().key().toString()).collect(Collectors.toSet());
        await("the others").atMost(PATIENCE).until(() -> keysOf(Topics.RECEIPTS).containsAll(keys));
        assertThat(read(Topics.RECEIPTS, waiting)).isEmpty();
        harp.open();
        assertThat(receipts(waiting, 1).getFirst().result()).isEqualTo(Result.DELIVERED);
    }

    @Test
    void shouldShowInMetricsAndHealthHowItStands() {
        AnEvent event = AnEvent.of("measured").job("503 200");
        topics.send(event.build());
        receipts(event, 1);

        String metrics = harp.body(application.resolve("/q/metrics"));

        assertThat(metrics)
                .contains(
                        "harpline_sink_deliveries_total{integration=\"default\",outcome=\"delivered\"}",
                        "harpline_sink_deliveries_total{integration=\"default\",outcome=\"exhausted\"} 0.0",
                        "harpline_sink_attempts_total{integration=\"default\",status=\"503\"}",
                        "harpline_sink_latency_seconds_bucket{integration=\"default\",le=\"0.1\"}",
                        "harpline_sink_in_flight",
                        "harpline_sink_waiting",
                        "harpline_sink_oldest_age_seconds",
                        "harpline_sink_breaker_open{integration=\"default\"} 0.0",
                        "kafka_consumer_coordinator_assigned_partitions")
                .doesNotContain("kafka_producer", "quarkus_messaging");
        assertThat(harp.body(application.resolve("/q/health/ready"))).containsPattern("\"degraded\": *false");
    }

    @Test
    void shouldSayThatItIsDegradedWhileHarpIsOutAndDeliverEverythingOnceItIsBack() {
        List<AnEvent> events = IntStream.range(0, 10)
                .mapToObj(i -> AnEvent.of("outage-" + i).job("gate"))
                .toList();

        events.forEach(event -> topics.send(event.build()));

        URI ready = application.resolve("/q/health/ready");
        await("the outage").atMost(PATIENCE).until(() -> harp.body(ready).matches("(?s).*\"out\": *\"default\".*"));
        assertThat(harp.status(ready)).isEqualTo(200);
        assertThat(harp.status(application.resolve("/q/health/live"))).isEqualTo(200);
        harp.open();
        events.forEach(event -> {
            assertThat(receipts(event, 1).getFirst().result()).isEqualTo(Result.DELIVERED);
            assertThat(read(Topics.DEAD_LETTERS, event)).isEmpty();
        });
        await("its end").atMost(PATIENCE).until(() -> harp.body(ready).matches("(?s).*\"degraded\": *false.*"));
    }

    @Test
    void shouldShowTheIntegrationKeyNowhere() {
        AnEvent event = AnEvent.of("echo").job("echo");

        topics.send(event.build());

        receipts(event, 1);
        assertThat(read(Topics.DEAD_LETTERS, event))
                .singleElement()
                .extracting(letter -> header(letter, HeaderNames.EXCERPT))
                .isEqualTo("{\"asked\":\"[redacted]?[redacted]\"} ");
        assertThat(Topics.ALL.stream().flatMap(topic -> topics.read(topic).stream()))
                .noneMatch(record -> everything(record).contains(ScriptedHarp.KEY));
        assertThat(log.text()).contains("result=REFUSED").doesNotContain(ScriptedHarp.KEY);
    }

    private List<Receipt> receipts(AnEvent event, int count) {
        await(count + " receipts")
                .atMost(PATIENCE)
                .until(() -> read(Topics.RECEIPTS, event).size() >= count);
        return read(Topics.RECEIPTS, event).stream()
                .map(record -> Json.read(record.value(), Receipt.class))
                .toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> read(TopicDeclaration topic, AnEvent event) {
        return topics.read(topic, event.build().key());
    }

    private Set<String> keysOf(TopicDeclaration topic) {
        return topics.read(topic).stream()
                .map(record -> new String(record.key(), UTF_8))
                .collect(Collectors.toSet());
    }

    private List<Post> posts(AnEvent event) {
        return harp.posts(event.alertId());
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return TextHeaders.get(record.headers(), name).orElseThrow();
    }

    private static String everything(ConsumerRecord<byte[], byte[]> record) {
        StringBuilder text = new StringBuilder(record.value() == null ? "" : new String(record.value(), UTF_8));
        record.headers().forEach(header -> text.append(new String(header.value(), UTF_8)));
        return text.toString();
    }
}
