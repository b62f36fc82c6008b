package io.harpline.ingest.edge.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.harpline.ingest.app.Arrival;
import io.harpline.ingest.app.GenuineNotification;
import io.harpline.ingest.edge.spool.Drain;
import io.harpline.ingest.edge.spool.Spool;
import io.harpline.ingest.edge.spool.SpoolUnavailable;
import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.local.broker.TopicReader;
import io.harpline.schemas.json.Rfc3339;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.TextHeaders;
import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaArchiveTest {

    private static final Duration FIRST = Duration.ofSeconds(4);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LATER = Duration.ofMillis(50);

    @SuppressWarnings("NullAway.Init") // before all
    private static EmbeddedBroker broker;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() throws IOException {
        broker = EmbeddedBroker.start(Files.createTempDirectory("archive-test"));
        broker.createTopics(List.of(Topics.NOTIFICATIONS), 4);
    }

    @AfterAll
    static void stop() {
        broker.closeAndDelete();
    }

    @Test
    void shouldLeaveTheSpoolAloneWhileKafkaTakesEverything() throws Exception {
        try (Running ingest = new Running(broker.port())) {
            ingest.awaitKafka();

            List<String> bodies = ingest.keep("well", 100);

            assertThat(archived("well")).isEqualTo(bodies);
            assertThat(ingest.spool.isEmpty()).isTrue();
        }
    }

    @Test
    void shouldStartAndKeepWithoutKafkaAndBringEverythingThereOnceItComes() throws Exception {
        List<String> bodies;
        broker.kill();
        try (Running ingest = new Running(broker.port())) {
            bodies = ingest.keep("absent", 50);
            assertThat(ingest.spool.records()).isEqualTo(50);
        } finally {
            broker.restart();
        }

        try (Running ingest = new Running(broker.port())) {
            await().until(ingest.spool::isEmpty);
        }
        assertThat(archived("absent")).isEqualTo(bodies);
    }

    @Test
    void shouldStartWhereKafkasNameIsNotKnown() throws Exception {
        try (Running ingest = new Running("no-such-host.invalid:9092")) {
            ingest.keep("nameless", 5);

            assertThat(ingest.spool.records()).isEqualTo(5);
        }
    }

    @Test
    void shouldKeepEverythingInOrderWhileABrokerIsKilledAndBack() throws Exception {
        shouldOutlive("killed", broker::kill, broker::restart);
    }

    @Test
    void shouldKeepEverythingInOrderWhileABrokerIsFrozen() throws Exception {
        shouldOutlive("frozen", () -> signal("STOP"), () -> signal("CONT"));
    }

    private void shouldOutlive(String alert, Runnable away, Runnable back) throws Exception {
        try (Running ingest = new Running(broker.port())) {
            ingest.awaitKafka();
            List<String> bodies = new ArrayList<>(ingest.keep(alert, 20));
            away.run();
            try {
                Instant before = Instant.now();
                bodies.addAll(ingest.keep(alert, 1));
                assertThat(Duration.between(before, Instant.now())).isLessThan(FIRST);

                List<Duration> later = new ArrayList<>();
                for (int i = 0; i < 100; i++) {
                    Instant sent = Instant.now();
                    bodies.addAll(ingest.keep(alert, 1));
                    later.add(Duration.between(sent, Instant.now()));
                }
                later.sort(null);
                assertThat(later.get(94)).isLessThan(LATER);
            } finally {
                back.run();
            }

            await().atMost(Duration.ofSeconds(20)).until(ingest.spool::isEmpty);
            await().until(() -> {
                bodies.addAll(ingest.keep(alert, 20));
                return ingest.spool.isEmpty();
            });
            assertThat(new LinkedHashSet<>(archived(alert))).containsExactlyElementsOf(bodies);
        }
    }

    /// Each request that waits has a connection, of which there are 1,024: what finds none is lost.
    @Test
    void shouldNotLetManyWaitForAKafkaThatDoesNotAnswer() throws Exception {
        List<String> bodies = IntStream.range(0, 600).mapToObj(i -> "wait " + i).toList();
        try (Running ingest = new Running(broker.port())) {
            ingest.awaitKafka();
            signal("STOP");
            try {
                Instant before = Instant.now();
                CompletableFuture<?>[] kept = bodies.stream()
                        .map(body -> ingest.archive.keep(notification("waiting", body, Instant.now())))
                        .map(CompletionStage::toCompletableFuture)
                        .toArray(CompletableFuture<?>[]::new);

                CompletableFuture.allOf(kept).join();

                assertThat(Duration.between(before, Instant.now())).isLessThan(SOON);
            } finally {
                signal("CONT");
            }
            await().atMost(Duration.ofSeconds(20)).until(ingest.spool::isEmpty);
        }
        assertThat(archived("waiting")).containsAll(bodies);
    }

    @Test
    void shouldEndInTimeAndKeepWhatKafkaHasNotAcknowledged() throws Exception {
        Running ingest = new Running(broker.port());
        ingest.awaitKafka();
        signal("STOP");
        try {
            CompletableFuture<?> kept = ingest.archive
                    .keep(notification("ending", "body", Instant.now()))
                    .toCompletableFuture();

            assertTimeoutPreemptively(FIRST, ingest::close);

            assertThat(kept).isCompleted();
        } finally {
            signal("CONT");
        }
        try (Running next = new Running(broker.port())) {
            await().until(next.spool::isEmpty);
        }
        assertThat(archived("ending")).contains("body");
    }

    @Test
    void shouldSendAgainWithThePresentTimeWhatKafkaRefusesForItsTimestamp() throws Exception {
        Instant ahead = Instant.now().plus(3, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);
        try (Running ingest = new Running(broker.port())) {
            ingest.awaitKafka();

            ingest.archive
                    .keep(notification("ahead", "body", ahead))
                    .toCompletableFuture()
                    .join();

            await().until(ingest.spool::isEmpty);
            assertThat(ingest.spool.aside()).isZero();
        }
        assertThat(records(broker, "ahead")).singleElement().satisfies(record -> {
            assertThat(record.timestamp()).isLessThanOrEqualTo(System.currentTimeMillis());
            assertThat(TextHeaders.get(record.headers(), HeaderNames.RECEIVED_AT))
                    .hasValue(Rfc3339.format(ahead));
        });
    }

    @Test
    void shouldMoveAsideWhatIsTooLargeAndGoOnWithTheOthers() throws Exception {
        largestMessage("2000");
        try (Running ingest = new Running(broker.port())) {
            ingest.awaitKafka();
            String large = "x".repeat(5_000);

            ingest.archive
                    .keep(notification("large", large, Instant.now()))
                    .toCompletableFuture()
                    .join();
            List<String> bodies = ingest.keep("large", 10);

            await().until(ingest.spool::isEmpty);
            assertThat(ingest.spool.aside()).isEqualTo(1);
            assertThat(archived("large")).isEqualTo(bodies);
        } finally {
            largestMessage("1048588");
        }
        try (Running ingest = new Running(broker.port())) {
            await().until(() -> archived("large").size() == 11);
            assertThat(ingest.spool.aside()).isZero();
        }
    }

    @Test
    void shouldSayAtOnceThatAFullSpoolTakesNoMore() throws Exception {
        try (Running ingest = new Running("localhost:1", 100_000)) {
            Instant before = Instant.now();

            assertThatThrownBy(() -> ingest.keep("full " + "x".repeat(1_000), 100))
                    .hasCauseInstanceOf(SpoolUnavailable.class);

            assertThat(Duration.between(before, Instant.now())).isLessThan(FIRST);
            assertThat(ingest.spool.takesMore()).isFalse();
        }
    }

    @Test
    void shouldStillKeepInKafkaWhenTheSpoolCannotBeUsed() throws Exception {
        Files.writeString(directory.resolve("spool"), "a file where a directory should be");
        try (Running ingest = new Running(broker.port())) {
            ingest.awaitKafka();

            List<String> bodies = ingest.keep("broken", 10);

            assertThat(archived("broken")).isEqualTo(bodies);
        }
    }

    @Test
    void shouldLoseNothingThatManySentAtOnceWhileABrokerIsKilled() throws Exception {
        try (Running ingest = new Running(broker.port())) {
            ingest.awaitKafka();
            List<CompletableFuture<?>> answers = new ArrayList<>();
            List<String> bodies =
                    IntStream.range(0, 2_000).mapToObj(i -> "many " + i).toList();
            for (int i = 0; i < bodies.size(); i++) {
                if (i == 500) {
                    broker.kill();
                }
                Instant sent = Instant.now();
                answers.add(ingest.archive
                        .keep(notification("many", bodies.get(i), sent))
                        .thenApply(kept -> Duration.between(sent, Instant.now()))
                        .toCompletableFuture());
            }
            broker.restart();

            CompletableFuture.allOf(answers.toArray(CompletableFuture<?>[]::new))
                    .join();
            await().atMost(Duration.ofSeconds(20)).until(ingest.spool::isEmpty);
            assertThat(archived("many")).containsAll(bodies);
        }
    }

    /// The archive of a running service.
    private final class Running implements AutoCloseable {

        private final Spool spool;
        private final KafkaArchive archive;
        private final Drain drain;

        Running(int port) {
            this("localhost:" + port);
        }

        Running(String bootstrapServers) {
            this(bootstrapServers, 1 << 30);
        }

        Running(String bootstrapServers, long capacity) {
            Map<String, Object> client = Map.of("bootstrap.servers", bootstrapServers);
            spool = new Spool(directory.resolve("spool"), capacity, InstantSource.system());
            archive = new KafkaArchive(
                    spool, () -> new KafkaProducer<>(ProducerSettings.neverWaiting(client)), nanos -> {});
            drain = new Drain(
                    spool, () -> new KafkaProducer<>(ProducerSettings.neverGivingUp(client)), InstantSource.system());
        }

        void awaitKafka() {
            await().until(archive::isConnected);
        }

        List<String> keep(String alert, int count) {
            List<String> bodies = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String body = alert + " " + Instant.now() + " " + i;
                archive.keep(notification(alert, body, Instant.now()))
                        .toCompletableFuture()
                        .join();
                bodies.add(body);
            }
            return bodies;
        }

        @Override
        public void close() {
            archive.close();
            drain.close();
            spool.close();
        }
    }

    private static GenuineNotification notification(String alert, String body, Instant receivedAt) {
        Arrival arrival =
                new Arrival("gardin", "I1", receivedAt, "signature", Optional.empty(), "trace", body.getBytes(UTF_8));
        return new GenuineNotification(arrival, "T1/" + alert, "default");
    }

    private static List<String> archived(String alert) {
        return archived(broker, alert);
    }

    private static List<String> archived(EmbeddedBroker broker, String alert) {
        return records(broker, alert).stream()
                .map(record -> new String(record.value(), UTF_8))
                .toList();
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(EmbeddedBroker broker, String alert) {
        return new TopicReader(broker.bootstrapServers())
                .read(Topics.NOTIFICATIONS).stream()
                        .filter(record -> new String(record.key(), UTF_8).equals("T1/" + alert))
                        .toList();
    }

    private static void largestMessage(String bytes) throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, Topics.NOTIFICATIONS.name());
        AlterConfigOp largest = new AlterConfigOp(new ConfigEntry("max.message.bytes", bytes), OpType.SET);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.incrementalAlterConfigs(Map.of(topic, List.of(largest))).all().get();
        }
    }

    private static void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(broker.pid()))
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
