package io.harpline.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.local.broker.TopicReader;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How the built ingest-service starts, logs and ends.
class IngestProcessTest {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);
    private static final byte[] SECRET = "a secret of the tests".getBytes(UTF_8);
    private static final int SENDERS = 16;

    @TempDir
    private static Path data;

    @TempDir
    private Path directory;

    private static EmbeddedBroker broker;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(data.resolve("kafka"));
        broker.createTopics(Topics.ALL, 4);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void shouldEndWithZeroUnderLoadAndHaveArchivedAllThatItAnswered() throws Exception {
        Collection<byte[]> accepted = new ConcurrentLinkedQueue<>();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
                IngestProcess ingest = launch(Map.of()).awaitReady()) {
            List<Future<Integer>> lastAnswers = IntStream.range(0, SENDERS)
                    .mapToObj(sender -> senders.submit(() -> sendUntilRefused(ingest, sender, accepted)))
                    .toList();
            await().atMost(Duration.ofSeconds(30)).until(() -> accepted.size() > 500);

            ingest.terminate();

            assertThat(ingest.exitWithin(LONGEST_STOP)).isZero();
            for (Future<Integer> last : lastAnswers) {
                assertThat(last.get()).isIn(0, 503);
            }
        }
        assertThat(archived()).usingElementComparator(Arrays::compare).containsAll(accepted);
    }

    @Test
    void shouldAnswerWhatIsInFlightAndNothingElseWhenItIsToldToStop() throws Exception {
        byte[] body = notification(-1, 0);
        try (IngestProcess ingest = launch(Map.of()).awaitReady();
                Socket idle = ingest.connection();
                Request inFlight = Request.begin(ingest.connection(), body, SECRET)) {
            ingest.settle();
            ingest.terminate();
            ingest.terminate();
            Gardin late = new Gardin(ingest.webhook(), SECRET);
            await().until(() -> late.send(notification(-1, 1)) != 200);
            inFlight.finish();

            assertThat(inFlight.statusLine()).isEqualTo("HTTP/1.1 200 OK");
            assertThat(ingest.exitWithin(LONGEST_STOP)).isZero();
            assertThat(idle.getInputStream().read())
                    .as("the end of an idle connection")
                    .isEqualTo(-1);
        }
        assertThat(archived()).usingElementComparator(Arrays::compare).contains(body);
    }

    @Test
    void shouldGoOnForTheShutdownDelayButNotReady() throws Exception {
        try (IngestProcess ingest =
                launch(Map.of("QUARKUS_SHUTDOWN_DELAY", "3s")).awaitReady()) {
            Gardin gardin = new Gardin(ingest.webhook(), SECRET);

            ingest.terminate();

            await().until(() -> ingest.readiness() == 503);
            assertThat(gardin.send(notification(-4, 0))).isEqualTo(200);
            assertThat(ingest.exitWithin(LONGEST_STOP)).isZero();
        }
    }

    @Test
    void shouldNotWaitForABodyThatDoesNotCome() throws Exception {
        try (IngestProcess ingest = launch(Map.of()).awaitReady();
                Request slow = Request.begin(ingest.connection(), notification(-2, 0), SECRET)) {
            ingest.settle();
            ingest.terminate();

            assertThat(ingest.exitWithin(LONGEST_STOP)).isZero();
            assertThat(slow.statusLine()).isEmpty();
        }
    }

    @Test
    void shouldEndWithZeroInTimeWhileKafkaIsFrozen() throws Exception {
        try (IngestProcess ingest = launch(Map.of()).awaitReady()) {
            signal("STOP", broker.pid());
            try (Request inFlight = Request.begin(ingest.connection(), notification(-3, 0), SECRET)) {
                inFlight.finish();
                ingest.settle();

                ingest.terminate();

                assertThat(inFlight.statusLine()).matches("HTTP/1.1 (200|503) .*");
                assertThat(ingest.exitWithin(LONGEST_STOP)).isZero();
            } finally {
                signal("CONT", broker.pid());
            }
        }
    }

    @Test
    void shouldEndWithZeroWhenItIsStoppedWhileItStarts() throws Exception {
        try (IngestProcess ingest = launch(Map.of())) {
            await().until(() -> !ingest.log().isEmpty());

            ingest.terminate();

            assertThat(ingest.exitWithin(LONGEST_STOP)).isZero();
        }
    }

    @Test
    void shouldSayInOneLineOfJsonWhyItDoesNotStart() throws Exception {
        try (IngestProcess ingest = launch(Map.of("HARPLINE_LOG_JSON", "true", "GARDIN_SECRET", "weak"))) {
            assertThat(ingest.exitWithin(Duration.ofSeconds(60))).isEqualTo(1);

            assertThat(ingest.log())
                    .singleElement()
                    .satisfies(line -> assertThat(
                                    Json.MAPPER.readTree(line).get("message").textValue())
                            .startsWith("GARDIN_SECRET must have at least 16 bytes"));
        }
    }

    @Test
    void shouldLogNothingButJsonWhereThatIsAskedFor() throws Exception {
        try (IngestProcess ingest = launch(Map.of("HARPLINE_LOG_JSON", "true")).awaitReady()) {
            ingest.terminate();
            ingest.exitWithin(LONGEST_STOP);

            assertThat(ingest.log())
                    .hasSizeGreaterThan(1)
                    .allSatisfy(line -> assertThat(
                                    Json.MAPPER.readTree(line).get("message").textValue())
                            .isNotEmpty());
        }
    }

    private IngestProcess launch(Map<String, String> more) throws IOException {
        Map<String, String> environment = new HashMap<>(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers(), "GARDIN_SECRET", new String(SECRET, UTF_8)));
        environment.putAll(more);
        return IngestProcess.launch(directory, environment);
    }

    /// The status of the first answer that is none of acceptance; 0 where there was none.
    private static int sendUntilRefused(IngestProcess ingest, int sender, Collection<byte[]> accepted)
            throws InterruptedException {
        Gardin gardin = new Gardin(ingest.webhook(), SECRET);
        for (int number = 0; ; number++) {
            byte[] body = notification(sender, number);
            int status = gardin.send(body);
            if (status != 200) {
                return status;
            }
            accepted.add(body);
        }
    }

    private static List<byte[]> archived() {
        return new TopicReader(broker.bootstrapServers())
                .read(Topics.NOTIFICATIONS).stream()
                        .map(record -> record.value())
                        .toList();
    }

    private static byte[] notification(int sender, int number) {
        return "{\"tenantId\":\"T1\",\"alertId\":\"A%d\",\"notificationId\":\"N%d\"}"
                .formatted(sender, number)
                .getBytes(UTF_8);
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        Finished.of(new ProcessBuilder("kill", "-" + name, Long.toString(pid))).demand("kill -" + name);
    }
}
