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
import io.harpline.schemas.topic.Topics;
import io.harpline.transform.domain.Sent;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.Topology;
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

    EmbeddedBroker broker;

    @Inject
    StreamsRunner runner;

    @TestHTTPResource("/q/health/ready")
    URI ready;

    @TestHTTPResource("/q/health/live")
    URI live;

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
    void shouldStartAnewWithinSecondsWhenAStreamThreadDies(@TempDir Path stateDir) throws Exception {
        AtomicInteger processed = new AtomicInteger();
        StreamsRunner fragile = new StreamsRunner(
                new StreamsSettings(
                        Map.of("bootstrap.servers", broker.bootstrapServers()),
                        "fragile",
                        "fragile",
                        stateDir,
                        1,
                        Duration.ofMillis(20)),
                Set.of(Topics.NOTIFICATIONS.name()),
                () -> dyingAtTheFirstRecord(processed));

        fragile.start(new StartupEvent());
        kafka.send(raised(LOW).with("alertId", "fragile"));

        await().atMost(Duration.ofSeconds(20)).until(() -> processed.get() > 1);
        fragile.stop(new ShutdownEvent());
        assertThat(fragile.alive()).isFalse();
    }

    private static Topology dyingAtTheFirstRecord(AtomicInteger processed) {
        return new Topology()
                .addSource(
                        "notifications",
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        Topics.NOTIFICATIONS.name())
                .addProcessor(
                        "dying",
                        () -> record -> {
                            if (processed.incrementAndGet() == 1) {
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
