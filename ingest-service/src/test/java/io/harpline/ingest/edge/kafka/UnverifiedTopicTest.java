package io.harpline.ingest.edge.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.harpline.ingest.LogCopy;
import io.harpline.ingest.app.Arrival;
import io.harpline.ingest.app.UnverifiedRequest;
import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.local.broker.TopicReader;
import io.harpline.schemas.gardin.UnverifiedReason;
import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnverifiedTopicTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00.123Z");
    private static final long MUCH = Long.MAX_VALUE;

    @TempDir
    private static Path directory;

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedBroker broker;

    private final CountedUnverified counted = new CountedUnverified();

    @BeforeAll
    static void aBroker() {
        broker = EmbeddedBroker.start(directory);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void shouldKeepTheBytesAndAllThatIsKnownOfThem() {
        broker.createTopics(List.of(Topics.UNVERIFIED), 4);
        byte[] body = {0, (byte) 0xff, '{', '\r', '\n'};
        try (UnverifiedTopic topic = topic(UnverifiedTopicTest::producer, 50, MUCH)) {
            topic.keep(request("exact", UnverifiedReason.TENANT, body));

            await().untilAsserted(() -> assertThat(kept("exact")).hasSize(1));
            await().untilAsserted(() -> assertThat(counted.of("exact tenant")).isOne());
            assertThat(topic.heldBytes()).isZero();
        }

        ConsumerRecord<byte[], byte[]> record = kept("exact").getFirst();
        assertThat(record.value()).isEqualTo(body);
        assertThat(record.timestamp()).isEqualTo(NOW.toEpochMilli());
        assertThat(headers(record))
                .isEqualTo(Map.of(
                        "received-at", "2026-11-22T08:00:00.123Z",
                        "source", "exact",
                        "signature", "5161",
                        "ingest-id", "INGEST1",
                        "traceparent", "00-1-2-01",
                        "content-type", "application/json",
                        "key-id", "default",
                        "reason", "tenant"));
    }

    @Test
    void shouldKeepWithinABudgetForEachSourceAndReason() {
        broker.createTopics(List.of(Topics.UNVERIFIED), 4);
        try (UnverifiedTopic topic = topic(UnverifiedTopicTest::producer, 50, MUCH);
                LogCopy log = LogCopy.of(UnverifiedTopic.class)) {
            for (int i = 0; i < 90; i++) {
                topic.keep(request("flooded", UnverifiedReason.SIGNATURE, new byte[9]));
            }
            topic.keep(request("flooded", UnverifiedReason.TOKEN, new byte[9]));
            topic.keep(request("another", UnverifiedReason.SIGNATURE, new byte[9]));

            await().untilAsserted(() -> assertThat(kept("flooded")).hasSize(51));
            assertThat(kept("another")).hasSize(1);
            assertThat(counted.of("flooded signature dropped: budget")).isEqualTo(40);
            assertThat(log.lines())
                    .containsExactly(
                            "more unverified requests than are kept: source=flooded reason=signature dropped=1");
        }
    }

    @Test
    void shouldCountWhatIsNoBodyToTheBytesADay() {
        try (UnverifiedTopic topic = topic(UnverifiedTopicTest::producer, 50, 1_200)) {
            for (int i = 0; i < 3; i++) {
                topic.keep(request("empty", UnverifiedReason.SIGNATURE, new byte[0]));
            }
        }

        assertThat(counted.of("empty signature dropped: budget")).isOne();
    }

    @Test
    void shouldHoldWhatComesBeforeKafkaCanBeReachedAndHasTheTopic() throws IOException {
        AtomicInteger attempts = new AtomicInteger();
        EmbeddedBroker later = EmbeddedBroker.start(directory.resolve("later"));
        Supplier<Producer<byte[], byte[]>> connecting =
                () -> producerTo(attempts.getAndIncrement() == 0 ? "nowhere.invalid:9092" : later.bootstrapServers());
        // The log first: the topic looks for Kafka as soon as it is there.
        try (LogCopy log = LogCopy.of(UnverifiedTopic.class);
                UnverifiedTopic topic = topic(connecting, 50, MUCH)) {
            topic.keep(request("early", UnverifiedReason.SIGNATURE, "1".getBytes(UTF_8)));
            topic.keep(request("early", UnverifiedReason.SIGNATURE, "2".getBytes(UTF_8)));
            await().untilAsserted(() -> assertThat(attempts).hasValueGreaterThan(1));
            assertThat(topic.heldBytes()).isPositive();

            later.createTopics(List.of(Topics.UNVERIFIED), 4);

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(counted.of("early signature")).isEqualTo(2));
            assertThat(new TopicReader(later.bootstrapServers()).read(Topics.UNVERIFIED))
                    .extracting(record -> new String(record.value(), UTF_8))
                    .containsExactly("1", "2");
            assertThat(log.lines())
                    .filteredOn(line -> line.startsWith("Kafka does not take unverified requests: times=1 "))
                    .hasSize(1);
            assertThat(log.lines()).hasSize(1);
        } finally {
            later.close();
        }
    }

    @Test
    void shouldWaitOutAnOutageWithAllThatItHolds() throws IOException {
        EmbeddedBroker away = EmbeddedBroker.start(directory.resolve("away"));
        away.createTopics(List.of(Topics.UNVERIFIED), 4);
        try (UnverifiedTopic topic = topic(() -> producerTo(away.bootstrapServers()), 50, MUCH)) {
            topic.keep(request("outage", UnverifiedReason.SIGNATURE, "before".getBytes(UTF_8)));
            await().untilAsserted(
                            () -> assertThat(counted.of("outage signature")).isOne());
            signal(away, "STOP");
            topic.keep(request("outage", UnverifiedReason.SIGNATURE, "first".getBytes(UTF_8)));
            // Longer than a request may take: Kafka's client then forgets the topic with its last broker.
            await().during(Duration.ofSeconds(8)).atMost(Duration.ofSeconds(12)).until(() -> topic.heldBytes() > 0);
            away.kill();
            topic.keep(request("outage", UnverifiedReason.SIGNATURE, "second".getBytes(UTF_8)));
            await().during(Duration.ofSeconds(3)).until(() -> topic.heldBytes() > 0);

            away.restart();

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(counted.of("outage signature")).isEqualTo(3));
        } finally {
            away.close();
        }
    }

    @Test
    void shouldHoldNoMoreThanSixteenMebibytes() {
        try (UnverifiedTopic topic = topic(() -> producerTo("nowhere.invalid:9092"), 10_000, MUCH)) {
            for (int i = 0; i < 300; i++) {
                topic.keep(request("large", UnverifiedReason.SIGNATURE, new byte[64 << 10]));
            }

            assertThat(topic.heldBytes()).isBetween(15L << 20, 16L << 20);
            assertThat(counted.of("large signature dropped: kafka")).isBetween(40, 60);
        }
    }

    private static void signal(EmbeddedBroker broker, String name) throws IOException {
        new ProcessBuilder("kill", "-" + name, Long.toString(broker.pid()))
                .start()
                .onExit()
                .join();
    }

    private UnverifiedTopic topic(Supplier<Producer<byte[], byte[]>> connecting, int perSecond, long bytesPerDay) {
        return new UnverifiedTopic(connecting, perSecond, bytesPerDay, counted, InstantSource.fixed(NOW));
    }

    private static Producer<byte[], byte[]> producer() {
        return producerTo(broker.bootstrapServers());
    }

    private static Producer<byte[], byte[]> producerTo(String bootstrapServers) {
        Map<String, Object> settings = new HashMap<>(ProducerSettings.patient(Map.of()));
        settings.put("bootstrap.servers", bootstrapServers);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static UnverifiedRequest request(String source, UnverifiedReason reason, byte[] body) {
        Arrival arrival =
                new Arrival(source, "INGEST1", NOW, "5161", Optional.of("application/json"), "00-1-2-01", body);
        return new UnverifiedRequest(arrival, Optional.of("default"), reason);
    }

    private static List<ConsumerRecord<byte[], byte[]>> kept(String source) {
        return new TopicReader(broker.bootstrapServers())
                .read(Topics.UNVERIFIED).stream()
                        .filter(record -> Arrays.equals(record.key(), source.getBytes(UTF_8)))
                        .toList();
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
        return StreamSupport.stream(record.headers().spliterator(), false)
                .collect(toMap(header -> header.key(), header -> new String(header.value(), UTF_8)));
    }
}
