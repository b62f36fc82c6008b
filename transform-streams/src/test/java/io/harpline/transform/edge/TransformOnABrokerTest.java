package io.harpline.transform.edge;

import static io.harpline.schemas.alert.CloseReason.EXPIRED;
import static io.harpline.schemas.alert.Severity.HIGH;
import static io.harpline.schemas.alert.Severity.LOW;
import static io.harpline.transform.domain.Sent.closed;
import static io.harpline.transform.domain.Sent.increased;
import static io.harpline.transform.domain.Sent.raised;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertEventType;
import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.gardin.NotificationOutcome.Result;
import io.harpline.schemas.gardin.QuarantineReason;
import io.harpline.schemas.topic.Topics;
import io.harpline.transform.domain.Sent;
import io.harpline.transform.edge.metrics.StreamsMeters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// The whole service against a real broker. The first test makes the topics, which the others need.
@QuarkusTest
@WithTestResource(ABroker.class)
@TestMethodOrder(OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // Quarkus injects them
class TransformOnABrokerTest {

    // A broker takes 1 MiB, with some 100 bytes around what the record holds.
    private static final int LARGEST_BODY = (1 << 20) - 128;

    EmbeddedBroker broker;

    @Inject
    StreamsRunner runner;

    @TestHTTPResource("/q/health/ready")
    URI ready;

    @TestHTTPResource("/q/health/live")
    URI live;

    @TestHTTPResource("/q/metrics")
    URI metrics;

    private KafkaClient kafka;

    @BeforeEach
    void connect() {
        kafka = new KafkaClient(broker.bootstrapServers());
    }

    @AfterEach
    void disconnect() {
        kafka.close();
    }

    @Test
    @Order(1)
    void shouldBeAliveButNotReadyUntilItsTopicsExist() throws Exception {
        assertThat(Health.of(live)).isEqualTo(200);
        assertThat(Health.of(ready)).isEqualTo(503);

        broker.createTopics(Topics.ALL, 4);

        awaitReadiness(200);
    }

    @Test
    @Order(2)
    void shouldMakeOneEventOfEachRepeatedNotification() throws Exception {
        List<String> alertIds =
                IntStream.range(0, 20).mapToObj(i -> "alert-" + i).toList();
        for (String alertId : alertIds) {
            Sent raised = raised(LOW).id("N1").with("alertId", alertId);
            Sent increased = increased(LOW, HIGH).id("N2").with("alertId", alertId);
            Sent closed = closed(HIGH, EXPIRED).id("N3").with("alertId", alertId);
            kafka.send(raised, raised, increased, raised, closed, closed);
        }

        for (String alertId : alertIds) {
            assertThat(outcomes(6, alertId))
                    .containsExactly(
                            Result.APPLIED,
                            Result.DUPLICATE,
                            Result.APPLIED,
                            Result.DUPLICATE,
                            Result.APPLIED,
                            Result.DUPLICATE);
            assertThat(events(3, alertId))
                    .containsExactly(AlertEventType.RAISED, AlertEventType.SEVERITY_INCREASED, AlertEventType.CLOSED);
        }
    }

    @Test
    @Order(3)
    void shouldKnowItsAlertsAgainAfterARestart() throws Exception {
        Sent raised = raised(LOW).id("N1").with("alertId", "restarted");
        kafka.send(raised);
        assertThat(outcomes(1, "restarted")).containsExactly(Result.APPLIED);

        runner.stop(new ShutdownEvent());
        awaitReadiness(503);
        kafka.send(raised, closed(LOW, EXPIRED).id("N2").with("alertId", "restarted"));
        runner.start(new StartupEvent());

        assertThat(outcomes(3, "restarted")).containsExactly(Result.APPLIED, Result.DUPLICATE, Result.APPLIED);
        assertThat(events(2, "restarted")).containsExactly(AlertEventType.RAISED, AlertEventType.CLOSED);
        awaitReadiness(200);
    }

    @Test
    @Order(4)
    void shouldGoOnByItselfWhenTheBrokerWasKilled() throws Exception {
        Sent raised = raised(LOW).id("N1").with("alertId", "survivor");
        kafka.send(raised);
        assertThat(outcomes(1, "survivor")).containsExactly(Result.APPLIED);

        broker.kill();
        broker.restart();
        kafka.send(raised, closed(LOW, EXPIRED).id("N2").with("alertId", "survivor"));

        assertThat(outcomes(3, "survivor")).containsExactly(Result.APPLIED, Result.DUPLICATE, Result.APPLIED);
        assertThat(events(2, "survivor")).containsExactly(AlertEventType.RAISED, AlertEventType.CLOSED);
        awaitReadiness(200);
    }

    @Test
    @Order(5)
    void shouldShowTheMetricsOfKafkaStreamsForAsLongAsItRuns() throws Exception {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Metrics.ofKafka(metrics))
                        .containsKeys("kafka_stream_alive_stream_threads", "kafka_producer_txn_commit_time_ns_total")
                        .containsEntry("kafka_stream_task_dropped_records_total", 4L)
                        .containsEntry("kafka_consumer_fetch_manager_records_lag", 4L));
        Map<String, Long> running = Metrics.ofKafka(metrics);
        assertThat(running.values().stream().mapToLong(Long::longValue).sum())
                .as("number of series")
                .isLessThan(200);

        runner.stop(new ShutdownEvent());
        assertThat(Metrics.ofKafka(metrics)).isEmpty();
        assertThat(Metrics.of(metrics)).doesNotContainKey("harpline_transform_silent_alerts");

        runner.start(new StartupEvent());
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Metrics.ofKafka(metrics)).isEqualTo(running));
    }

    @Test
    @Order(5)
    void shouldCountWhatBecameOfNotifications() throws Exception {
        Map<String, Double> before = Metrics.of(metrics);
        Sent raised = raised(LOW).id("N1").with("alertId", "counted");

        kafka.send(raised, raised, raised.with("event", "NEW").id("N2"));
        outcomes(3, "counted");

        Map<String, Double> after = Metrics.of(metrics);
        assertThat(List.of(
                        "harpline_transform_notifications_total{outcome=\"applied\",reason=\"-\"}",
                        "harpline_transform_notifications_total{outcome=\"duplicate\",reason=\"-\"}",
                        "harpline_transform_notifications_total{outcome=\"quarantined\",reason=\"unknown-value\"}",
                        "harpline_transform_events_total{type=\"raised\"}",
                        "harpline_transform_lag_seconds_count"))
                .allSatisfy(series -> assertThat(after.getOrDefault(series, 0.0) - before.getOrDefault(series, 0.0))
                        .as(series)
                        .isEqualTo(1.0));
        assertThat(after.keySet().stream().filter(series -> series.startsWith("harpline_transform_notifications")))
                .as("4 outcomes, the last for each of its reasons")
                .hasSize(3 + QuarantineReason.values().length);
    }

    @Test
    @Order(6)
    void shouldShowHowTheAlertsStand() throws Exception {
        String opened = "harpline_transform_open_alerts{severity=\"high\",type=\"productivity\"}";
        String incomplete = "harpline_transform_gaps{gap=\"raised-missing\"}";
        Sent productive = raised(HIGH).with("alertType", "PRODUCTIVITY");
        kafka.send(
                productive.with("alertId", "standing-1"),
                productive.with("alertId", "standing-2"),
                closed(HIGH, EXPIRED).id("N2").with("alertId", "standing-2"),
                increased(LOW, HIGH).with("alertId", "standing-3"));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Metrics.of(metrics))
                        .containsEntry(opened, 1.0)
                        .containsEntry(incomplete, 1.0)
                        .containsEntry("harpline_transform_silent_alerts", 0.0));
    }

    @Test
    @Order(6)
    void shouldShowEachMetricThatThePageOfOperationsLists() throws Exception {
        assertThat(MetricsPage.names()).hasSizeGreaterThan(20);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(MetricsPage.missingIn(Metrics.of(metrics).keySet().stream()))
                        .isEmpty());
    }

    @Test
    @Order(7)
    void shouldGoOnWithinSecondsWhenOneOfItsThreadsDies(@TempDir Path stateDir) throws Exception {
        Map<String, Integer> seen = new ConcurrentHashMap<>();
        StreamsRunner fragile = new StreamsRunner(
                new StreamsSettings(
                        Map.of("bootstrap.servers", broker.bootstrapServers()),
                        "fragile",
                        "fragile",
                        stateDir,
                        2,
                        Duration.ofMillis(20),
                        0),
                Set.of(Topics.NOTIFICATIONS.name()),
                () -> dyingAtTheFirst("mortal", seen),
                new StoreMemory(64L << 20, 16L << 20),
                launched -> new StreamsMeters(launched, new SimpleMeterRegistry(), Duration.ofDays(7)));

        fragile.start(new StartupEvent());

        kafka.send(raised(LOW).with("alertId", "mortal"));
        await().atMost(Duration.ofSeconds(20)).until(() -> seen.getOrDefault("T1/mortal", 0) > 1);
        for (int i = 0; i < 20; i++) {
            kafka.send(raised(LOW).with("alertId", "after-" + i));
        }

        await().atMost(Duration.ofSeconds(20))
                .until(() -> seen.keySet().stream()
                                .filter(key -> key.contains("after"))
                                .count()
                        == 20);
        fragile.stop(new ShutdownEvent());
        fragile.release();
        assertThat(fragile.alive()).isFalse();
    }

    @Test
    @Order(6)
    void shouldQuarantineTheLargestRecordThatAnArchiveTakes() throws Exception {
        byte[] body = new byte[LARGEST_BODY];
        kafka.send("T1/large", body);

        assertThat(outcomes(1, "large")).containsExactly(Result.QUARANTINED);
        assertThat(kafka.read(1, Topics.QUARANTINE, "large")).containsExactly(body);

        String key = "k".repeat(LARGEST_BODY);
        kafka.send("T1/" + key, new byte[0]);

        assertThat(outcomes(1, key)).containsExactly(Result.QUARANTINED);
    }

    private static Topology dyingAtTheFirst(String alertId, Map<String, Integer> seen) {
        return new Topology()
                .addSource(
                        "notifications",
                        new StringDeserializer(),
                        new ByteArrayDeserializer(),
                        Topics.NOTIFICATIONS.name())
                .addProcessor(
                        "dying",
                        () -> (Record<String, byte[]> record) -> {
                            if (seen.merge(record.key(), 1, Integer::sum) == 1
                                    && record.key().endsWith(alertId)) {
                                throw new IllegalStateException("dies, for the test");
                            }
                        },
                        "notifications");
    }

    private void awaitReadiness(int status) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Health.of(ready)).isEqualTo(status));
    }

    private List<Result> outcomes(int count, String alertId) {
        return kafka.read(count, Topics.OUTCOMES, alertId, NotificationOutcome.class).stream()
                .map(NotificationOutcome::result)
                .toList();
    }

    private List<AlertEventType> events(int count, String alertId) {
        return kafka.read(count, Topics.EVENTS, alertId, AlertEvent.class).stream()
                .map(AlertEvent::type)
                .toList();
    }
}
