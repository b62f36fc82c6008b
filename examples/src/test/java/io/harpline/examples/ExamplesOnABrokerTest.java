package io.harpline.examples;

import static io.harpline.schemas.alert.AlertEventType.CLOSED;
import static io.harpline.schemas.alert.AlertEventType.RAISED;
import static io.harpline.schemas.alert.AlertEventType.SEVERITY_INCREASED;
import static io.harpline.schemas.alert.Severity.HIGH;
import static io.harpline.schemas.alert.Severity.LOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.schemas.alert.AlertKey;
import io.harpline.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each test has a tenant of its own, since all share the topics.
@SuppressWarnings("NullAway.Init") // before all tests
class ExamplesOnABrokerTest {

    @TempDir
    private static Path data;

    private static EmbeddedBroker broker;
    private static Harpline harpline;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(data);
        broker.createTopics(Topics.ALL, 4);
        harpline = new Harpline(broker.bootstrapServers());
    }

    @AfterAll
    static void end() {
        harpline.close();
        broker.close();
    }

    @Test
    void shouldPrintEachEventOnceInTheOrderOfItsAlert() {
        AlertKey alert = new AlertKey("once", "A");
        try (Running example = Running.printAlerts(broker.bootstrapServers())) {
            harpline.tell(alert, RAISED, LOW, 1);
            harpline.tell(alert, SEVERITY_INCREASED, HIGH, 2);
            harpline.tell(alert, RAISED, LOW, 1);
            harpline.tell(alert, SEVERITY_INCREASED, HIGH, 2);
            harpline.tell(alert, CLOSED, HIGH, 3);

            awaitLines(
                    example,
                    "once",
                    lines -> lines.containsExactly(
                            "1970-01-01T00:00:00.001Z RAISED             LOW    once/A v1",
                            "1970-01-01T00:00:00.002Z SEVERITY_INCREASED HIGH   once/A v2",
                            "1970-01-01T00:00:00.003Z CLOSED             HIGH   once/A v3"));
        }
    }

    @Test
    void shouldNeverPrintWhatWasTakenBack() {
        AlertKey alert = new AlertKey("aborted", "A");
        try (Running events = Running.printAlerts(broker.bootstrapServers());
                Running counts = Running.openAlerts(broker.bootstrapServers())) {
            harpline.tellAndTakeBack(alert, RAISED, HIGH, 1);
            harpline.tell(alert, RAISED, LOW, 2);

            awaitLines(
                    events,
                    "aborted",
                    lines -> lines.hasSize(1).first().asString().endsWith("aborted/A v2"));
            awaitLines(counts, "aborted", lines -> lines.containsExactly("aborted LOW 1"));
        }
    }

    @Test
    void shouldGoOnAfterItsLastEventWhenItIsStartedAgain() {
        AlertKey alert = new AlertKey("restart", "A");
        try (Running first = Running.printAlerts(broker.bootstrapServers())) {
            harpline.tell(alert, RAISED, LOW, 1);
            awaitLines(first, "restart", lines -> lines.hasSize(1));
        }
        harpline.tell(alert, CLOSED, LOW, 2);

        try (Running second = Running.printAlerts(broker.bootstrapServers())) {
            awaitLines(
                    second,
                    "restart",
                    lines -> lines.hasSize(1).first().asString().endsWith("restart/A v2"));
        }
    }

    @Test
    void shouldGoOnAfterWhatIsNewToItAndWhatIsNoJson() {
        AlertKey alert = new AlertKey("newer", "A");
        try (Running example = Running.printAlerts(broker.bootstrapServers())) {
            harpline.tell(Topics.EVENTS, alert, """
                    {"version":1,"type":"EXPLODED","severity":"WORST","tenantId":"newer","alertId":"A","new":{}}""".getBytes(UTF_8));
            harpline.tell(Topics.EVENTS, alert, "no JSON".getBytes(UTF_8));
            harpline.tell(alert, CLOSED, HIGH, 2);

            awaitLines(
                    example,
                    "newer",
                    lines -> lines.hasSize(2).first().asString().contains("EXPLODED", "WORST"));
            assertThat(example.lines()).anyMatch(line -> line.startsWith("cannot be read: alerts.events.v1 "));
        }
    }

    @Test
    void shouldCountFromTheBeginningAtEachStartAndThenEachChange() {
        harpline.tell(new AlertKey("counted", "A"), RAISED, LOW, 1);
        harpline.tell(new AlertKey("counted", "B"), RAISED, LOW, 1);
        harpline.tell(new AlertKey("counted", "C"), RAISED, LOW, 1);
        harpline.tell(new AlertKey("counted", "C"), CLOSED, LOW, 2);
        for (int start = 0; start < 2; start++) {
            try (Running example = Running.openAlerts(broker.bootstrapServers())) {
                awaitLines(example, "counted", lines -> lines.startsWith("counted LOW 2"));
            }
        }

        try (Running example = Running.openAlerts(broker.bootstrapServers())) {
            awaitLines(example, "counted", lines -> lines.containsExactly("counted LOW 2"));
            harpline.tell(new AlertKey("counted", "A"), SEVERITY_INCREASED, HIGH, 2);
            harpline.tell(new AlertKey("counted", "A"), CLOSED, HIGH, 3);
            awaitLines(example, "counted", lines -> lines.endsWith("counted HIGH 0"));
            harpline.forget(new AlertKey("counted", "A"));
            harpline.forget(new AlertKey("counted", "B"));

            awaitLines(
                    example,
                    "counted",
                    lines -> lines.containsExactly(
                            "counted LOW 2", "counted HIGH 1", "counted LOW 1", "counted HIGH 0", "counted LOW 0"));
        }
    }

    @Test
    void shouldFeedAnyNumberOfConsumersSideBySide() {
        try (Running events = Running.printAlerts(broker.bootstrapServers());
                Running counts = Running.openAlerts(broker.bootstrapServers());
                Running sameCounts = Running.openAlerts(broker.bootstrapServers());
                TopicGroup sink = new TopicGroup(broker.bootstrapServers(), "harp-sink", Topics.EVENTS)) {
            for (int alert = 0; alert < 50; alert++) {
                harpline.tell(new AlertKey("many", "A" + alert), RAISED, LOW, 1);
            }

            awaitLines(events, "many", lines -> lines.hasSize(50).doesNotHaveDuplicates());
            awaitLines(counts, "many", lines -> lines.endsWith("many LOW 50"));
            awaitLines(sameCounts, "many", lines -> lines.endsWith("many LOW 50"));
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(sink.keys())
                            .filteredOn(key -> key.startsWith("many/"))
                            .hasSize(50)
                            .doesNotHaveDuplicates());
        }
    }

    private static void awaitLines(Running example, String tenant, Consumer<ListAssert<String>> expected) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> expected.accept(assertThat(example.lines().stream()
                        .filter(line -> line.contains(tenant))
                        .toList())));
    }
}
