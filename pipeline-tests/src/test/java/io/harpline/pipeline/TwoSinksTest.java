package io.harpline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.local.broker.TopicReader;
import io.harpline.pipeline.WatchfulHarp.Post;
import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.harp.Receipt.Result;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Two instances of the built harp-sink on one Kafka, before one Harp.
@Execution(ExecutionMode.CONCURRENT)
class TwoSinksTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SLOW = Duration.ofMillis(150);
    private static final Map<String, ServiceProcess> SINKS = new HashMap<>();

    @TempDir
    private static Path directory;

    private static EmbeddedBroker broker;
    private static WatchfulHarp harp;

    @BeforeAll
    static void start() throws IOException {
        broker = EmbeddedBroker.start(directory.resolve("kafka"));
        broker.createTopics(Topics.ALL, 4);
        harp = new WatchfulHarp();
    }

    @AfterAll
    static void stop() {
        SINKS.values().forEach(ServiceProcess::close);
        harp.close();
        broker.close();
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void shouldDeliverEachEventOnceAndInOrderWhileASinkComesAndGoes() throws Exception {
        harp.answers(200, SLOW);
        run("one");
        try (EventFeed feed = new EventFeed(broker.bootstrapServers())) {
            Future<?> telling = feed.goOn("moving-", 40, Duration.ofMillis(10));
            awaitPosts(harp.posts().size(), post -> post.sender().equals("one"));

            run("visitor");
            awaitPosts(harp.posts().size(), post -> post.sender().equals("visitor"));
            stop("visitor");
            Set<String> left = alertsOf("visitor");
            // After the session of 6 s.
            awaitPosts(harp.posts().size(), post -> left.contains(post.alertId()));

            telling.cancel(false);
        }
        awaitReceipts("moving-");

        assertThat(harp.met()).isEmpty();
        assertThat(versionsPosted("moving-")).isEqualTo(versionsTold("moving-"));
        assertThat(receipts("moving-"))
                .filteredOn(receipt -> receipt.result() == Result.DELIVERED)
                .hasSameSizeAs(events("moving-"));
        // Where a commit came too late for a partition that went elsewhere.
        assertThat(receipts("moving-"))
                .extracting(Receipt::result)
                .isSubsetOf(Result.DELIVERED, Result.ALREADY_DELIVERED);
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void shouldHaveARedriveWaitWhileHarpIsOutAndGoOnByItselfWithEachOnce() throws Exception {
        run("one");
        run("two");
        harp.answers(422, Duration.ZERO);
        List<String> alerts =
                IntStream.range(0, 18).mapToObj(i -> "redriven-" + i).toList();
        try (EventFeed feed = new EventFeed(broker.bootstrapServers())) {
            alerts.forEach(alert -> feed.tell(alert, 1));
        }
        awaitReceipts("redriven-");
        harp.answers(503, Duration.ZERO);
        Path output = directory.resolve("redrive.out");

        Process redrive = new Commands(broker.bootstrapServers(), directory)
                .start(output, "dead-letters", "redrive", "--all", "--rate", "3");
        try {
            await().atMost(PATIENCE).until(() -> Files.readString(output).contains("waiting: "));
            for (String name : SINKS.keySet()) {
                await(name).atMost(PATIENCE).until(() -> health(name).degraded());
            }
            harp.answers(200, SLOW);

            assertThat(redrive.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } finally {
            redrive.destroyForcibly();
        }
        assertThat(Files.readString(output))
                .contains("going on", "18 selected = 18 sent\n", "18 sent = 18 delivered\n");
        assertThat(redrive.exitValue()).isZero();
        assertThat(harp.met()).isEmpty();
        assertThat(alerts).allSatisfy(alert -> assertThat(harp.taken(alert)).hasSize(1));
        assertThat(alerts.stream().flatMap(alert -> harp.taken(alert).stream()).map(Post::sender))
                .contains("one", "two");
    }

    /// Unless it does already; returns once it has partitions.
    private static void run(String name) throws IOException {
        if (SINKS.containsKey(name)) {
            return;
        }
        Map<String, String> environment = Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers(),
                "KAFKA_SESSION_TIMEOUT_MS", "6000",
                "KAFKA_HEARTBEAT_INTERVAL_MS", "500",
                "HARP_INTEGRATION_URL", harp.integrationUrl(name).toString(),
                "HARPLINE_SINK_INSTANCE_ID", name,
                "HARPLINE_SINK_REQUEST_TIMEOUT", "3s",
                "HARPLINE_SINK_MAPPING_OUTPUT", "{version}");
        ServiceProcess sink =
                new ServiceProcess("harp-sink", "HARPLINE_SINK_PORT", directory.resolve(name + ".log"), environment);
        SINKS.put(name, sink);
        sink.awaitReady();
    }

    private static void stop(String name) throws InterruptedException {
        ServiceProcess sink = sink(name);
        sink.terminate();
        assertThat(sink.exitWithin(Duration.ofSeconds(20))).isZero();
        SINKS.remove(name);
    }

    private static SinkHealth health(String name) throws IOException, InterruptedException {
        return SinkHealth.at(sink(name).port());
    }

    private static ServiceProcess sink(String name) {
        return Objects.requireNonNull(SINKS.get(name));
    }

    /// Twenty such posts behind the first so many of all.
    private static void awaitPosts(int after, Predicate<Post> such) {
        await().atMost(PATIENCE)
                .until(() -> harp.posts().stream().skip(after).filter(such).count() >= 20);
    }

    private static Set<String> alertsOf(String sink) {
        return harp.posts().stream()
                .filter(post -> post.sender().equals(sink))
                .map(Post::alertId)
                .collect(Collectors.toSet());
    }

    private static void awaitReceipts(String name) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(receipts(name).stream()
                                .map(Receipt::eventId)
                                .distinct()
                                .count())
                        .isEqualTo(events(name).size()));
    }

    /// The versions of each alert, in the order in which they were posted.
    private static Map<String, List<Long>> versionsPosted(String name) {
        return harp.posts().stream()
                .filter(post -> post.alertId().startsWith(name))
                .collect(Collectors.groupingBy(
                        Post::alertId, Collectors.mapping(post -> Long.valueOf(post.output()), Collectors.toList())));
    }

    private static Map<String, List<Long>> versionsTold(String name) {
        return events(name).stream()
                .collect(Collectors.groupingBy(
                        AlertEvent::alertId, Collectors.mapping(AlertEvent::version, Collectors.toList())));
    }

    private static List<AlertEvent> events(String name) {
        return read(Topics.EVENTS, AlertEvent.class).stream()
                .filter(event -> event.alertId().startsWith(name))
                .toList();
    }

    private static List<Receipt> receipts(String name) {
        return read(Topics.RECEIPTS, Receipt.class).stream()
                .filter(receipt -> receipt.alertId().startsWith(name))
                .toList();
    }

    private static <T> List<T> read(TopicDeclaration topic, Class<T> type) {
        return new TopicReader(broker.bootstrapServers())
                .read(topic).stream()
                        .map(record -> Json.read(record.value(), type))
                        .toList();
    }
}
