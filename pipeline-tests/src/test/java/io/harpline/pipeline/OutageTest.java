package io.harpline.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.local.broker.TopicReader;
import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kafka goes away under load and comes back: every 200 is in the archive, byte for byte, and each sender's in order.
class OutageTest {

    private static final String SECRET = "a secret of the tests";
    private static final int SENDERS = 8;

    /// Longer by hand: `./harpline test -Dtest=OutageTest -Dharpline.outage=PT30S …`.
    private static final Duration OUTAGE = Duration.parse(System.getProperty("harpline.outage", "PT4S"));

    @TempDir
    private static Path directory;

    private static EmbeddedBroker broker;
    private static IngestProcess ingest;

    @BeforeAll
    static void start() throws IOException {
        broker = EmbeddedBroker.start(directory.resolve("kafka"));
        broker.createTopics(Topics.ALL, 4);
        ingest = IngestProcess.start(directory, broker.bootstrapServers(), SECRET);
    }

    @AfterAll
    static void stop() {
        ingest.close();
        broker.close();
    }

    @Test
    void shouldLoseNothingWhileABrokerIsKilledAndBack() throws Exception {
        try (Load load = new Load("killed")) {
            broker.kill();
            load.goOnFor(OUTAGE);
            broker.restart();
            load.checkArchive();
        }
    }

    @Test
    void shouldLoseNothingWhileABrokerIsFrozen() throws Exception {
        try (Load load = new Load("frozen")) {
            signal("STOP");
            load.goOnFor(OUTAGE);
            signal("CONT");
            load.checkArchive();
        }
    }

    @Test
    void shouldLoseNothingWhenIngestIsKilledDuringTheOutage() throws Exception {
        try (Load load = new Load("ingest")) {
            broker.kill();
            load.goOnFor(OUTAGE.dividedBy(2));
            ingest.kill();
            ingest.restart();
            load.goOnFor(OUTAGE.dividedBy(2));
            broker.restart();
            load.checkArchive();
        }
    }

    @Test
    void shouldLoseNothingWhenBothAreKilledTwice() throws Exception {
        try (Load load = new Load("both")) {
            ingest.kill();
            broker.kill();
            ingest.restart();
            load.goOnFor(OUTAGE);
            broker.restart();
            // In the middle of the drain, perhaps.
            ingest.kill();
            ingest.restart();
            load.checkArchive();
        }
    }

    /// Senders that each wait for an answer before they send their alert's next notification.
    private static final class Load implements AutoCloseable {

        private final String name;
        private final Gardin gardin = new Gardin(ingest.webhook(), SECRET.getBytes(UTF_8));
        private final Map<String, List<String>> accepted = new ConcurrentHashMap<>();
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private final List<Future<?>> senders = new ArrayList<>();
        private volatile boolean enough;

        Load(String name) {
            this.name = name;
            for (int sender = 0; sender < SENDERS; sender++) {
                String alert = name + "-" + sender;
                List<String> own =
                        accepted.computeIfAbsent(alert, any -> Collections.synchronizedList(new ArrayList<>()));
                senders.add(threads.submit(() -> send(alert, own)));
            }
            goOnFor(Duration.ofSeconds(1));
        }

        private Void send(String alert, List<String> own) throws InterruptedException {
            for (int i = 0; !enough; i++) {
                String body = """
                        {"tenantId":"T1","alertId":"%s","notificationId":"N%d","event":"RAISED"}""".formatted(alert, i);
                if (gardin.send(body.getBytes(UTF_8)) == 200) {
                    own.add(body);
                }
            }
            return null;
        }

        /// Lets the senders send for so long, and more if need be until each has had an answer of 200.
        void goOnFor(Duration time) {
            Map<String, Integer> before = counts();
            await().pollDelay(time)
                    .atMost(time.plusSeconds(10))
                    .untilAsserted(() -> assertThat(counts())
                            .allSatisfy((alert, count) -> assertThat(count).isGreaterThan(before.get(alert))));
        }

        private Map<String, Integer> counts() {
            Map<String, Integer> counts = new HashMap<>();
            accepted.forEach((alert, bodies) -> counts.put(alert, bodies.size()));
            return counts;
        }

        void checkArchive() throws InterruptedException, ExecutionException {
            goOnFor(Duration.ofSeconds(1));
            enough = true;
            for (Future<?> sender : senders) {
                sender.get();
            }
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> {
                        Map<String, SequencedSet<String>> archived = firstCopies();
                        accepted.forEach((alert, bodies) -> {
                            SequencedSet<String> ofThisAlert = archived.getOrDefault(alert, new LinkedHashSet<>());
                            // What was sent without an answer may be there too.
                            ofThisAlert.retainAll(new HashSet<>(bodies));
                            assertThat(ofThisAlert).containsExactlyElementsOf(bodies);
                        });
                    });
            System.out.printf(
                    "%s: accepted=%d archived=%d%n",
                    name, accepted.values().stream().mapToInt(List::size).sum(), copies(name));
        }

        private static Map<String, SequencedSet<String>> firstCopies() {
            Map<String, SequencedSet<String>> bodies = new HashMap<>();
            entries()
                    .forEach(entry -> bodies.computeIfAbsent(entry.alert(), any -> new LinkedHashSet<>())
                            .add(entry.body()));
            return bodies;
        }

        private static long copies(String name) {
            return entries().filter(entry -> entry.alert().startsWith(name)).count();
        }

        private static Stream<Entry> entries() {
            return new TopicReader(broker.bootstrapServers())
                    .read(Topics.NOTIFICATIONS).stream()
                            .map(record -> new Entry(
                                    new String(record.key(), UTF_8).substring("T1/".length()),
                                    new String(record.value(), UTF_8)));
        }

        private record Entry(String alert, String body) {}

        @Override
        public void close() {
            enough = true;
            threads.close();
        }
    }

    private static void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(broker.pid()))
                .start()
                .waitFor();
    }
}
