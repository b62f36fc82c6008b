package io.harpline.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.harpline.local.harp.BadDay;
import io.harpline.local.harp.HarpSimulator;
import io.harpline.local.harp.Mood;
import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertType;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.harp.Receipt.Result;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Two integrations, configured as the example in docs/configuration.md: the alerts of tenant 01HB0EAST go to one of
/// their own, from MEDIUM on; of everybody else the productivity alerts go nowhere, the health alerts to the default
/// one.
@Execution(ExecutionMode.CONCURRENT)
class IntegrationsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicInteger SEED = new AtomicInteger(20261122);
    private static final String EAST = "01HB0EAST";

    /// What a receipt says of where an event went.
    private record Way(
            String eventId,
            String destination,
            Result result,
            @Nullable String why) {

        boolean leadsEast() {
            return destination.equals("east");
        }
    }

    @TempDir
    private static Path directory;

    private static HarpSimulator eastern;
    private static RunningStack stack;
    private static Pipeline pipeline;
    private static Harp east;

    @BeforeAll
    static void up() throws IOException, InterruptedException {
        eastern = HarpSimulator.start(directory.resolve("east"), 0);
        Path url = Files.writeString(directory.resolve("east-url"), eastern.integrationUrl() + "\n");
        stack = RunningStack.up(directory.resolve("stack"), exampleWith(url));
        pipeline = Pipeline.of(stack);
        // Not at its door, which is shut on bad days.
        east = new Harp(eastern.controlUrl().resolve("alerts"));
    }

    @AfterAll
    static void down() throws IOException, InterruptedException {
        try {
            stack.down();
        } finally {
            eastern.close();
        }
    }

    /// The variables of the example, as they stand there.
    private static Map<String, String> exampleWith(Path url) throws IOException {
        Map<String, String> variables = new HashMap<>(ConfigurationExample.ofRoutes());
        assertThat(variables.put("HARPLINE_SINK_INTEGRATIONS__EAST__URL_FILE", url.toString()))
                .isNotNull();
        return variables;
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void shouldDeliverElsewhereWhileAnIntegrationIsOutAndThereOnceItIsBack() throws Exception {
        eastern.badDay(BadDay.of(Mood.REFUSE));
        try {
            long before = ways().filter(Way::leadsEast).count();
            tell(30);
            await("the outage").atMost(PATIENCE).until(() -> health().equals(new SinkHealth(200, true, "east")));
            tell(30);

            await("all others' alerts")
                    .atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(pipeline.harp().shown()).isEqualTo(told(IntegrationsTest::goesToTheDefault)));

            assertThat(health().out()).isEqualTo("east");
            assertThat(ways().filter(Way::leadsEast)).hasSize(Math.toIntExact(before));
        } finally {
            eastern.badDay(BadDay.WELL);
        }

        awaitTheTruth();
        await("its end").atMost(PATIENCE).until(() -> health().equals(new SinkHealth(200, false, "")));
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void shouldTellOfAnAlertFromItsLowestSeverityOnAndOfItsClosingToo() throws Exception {
        send("A-RISES", "RAISED", "LOW");
        send("A-RISES", "SEVERITY_INCREASED", "MEDIUM");
        send("A-RISES", "CLOSED", "MEDIUM");
        send("A-STAYS-LOW", "RAISED", "LOW");
        send("A-STAYS-LOW", "CLOSED", "LOW");

        awaitTheTruth();
        assertThat(east.shown())
                .containsEntry(EAST + "/A-RISES", new Model.Shown(false, List.of("critical", "ok")))
                .doesNotContainKey(EAST + "/A-STAYS-LOW");
        assertThat(east.environments()).containsExactly("3");
    }

    private static void tell(int alerts) throws InterruptedException {
        for (byte[] notification : new Lives(SEED.getAndIncrement()).told(alerts)) {
            send(new String(notification, UTF_8).replace("01HTENANT0", EAST).getBytes(UTF_8));
        }
    }

    private static void send(String alert, String event, String severity) throws InterruptedException {
        send("""
                {"tenantId":"%s","alertId":"%s","notificationId":"N-%s-%s","jobId":"2207-TEST","event":"%s",\
                "alertType":"HEALTH","alertSeverity":"%s","timestamp":"2026-11-22T06:00:00Z"}""".formatted(EAST, alert, alert, event, event, severity).getBytes(UTF_8));
    }

    private static void send(byte[] notification) throws InterruptedException {
        assertThat(pipeline.gardin().send(notification)).isEqualTo(200);
    }

    /// Both show what they must, every event has its receipt, and nothing is a dead letter.
    private static void awaitTheTruth() {
        await("the truth").atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            assertThat(pipeline.harp().shown()).isEqualTo(told(IntegrationsTest::goesToTheDefault));
            assertThat(east.shown()).isEqualTo(told(IntegrationsTest::goesEast));
            assertThat(ways()).containsExactlyInAnyOrderElementsOf(waysToBe());
        });
        assertThat(pipeline.kafka().read(Topics.DEAD_LETTERS)).isEmpty();
    }

    private static Map<String, Model.Shown> told(Predicate<JsonNode> there) throws IOException {
        return Model.of(pipeline.archived().stream()
                .filter(body -> there.test(Json.read(body, JsonNode.class)))
                .toList());
    }

    private static boolean goesEast(JsonNode notification) {
        return notification.path("tenantId").asText().equals(EAST)
                && !notification.path("alertSeverity").asText().equals("LOW");
    }

    private static boolean goesToTheDefault(JsonNode notification) {
        return !notification.path("tenantId").asText().equals(EAST)
                && notification.path("alertType").asText().equals("HEALTH");
    }

    private static Stream<Way> ways() {
        return pipeline.kafka().read(Topics.RECEIPTS).stream()
                .map(record -> Json.read(record.value(), Receipt.class))
                .map(receipt -> new Way(receipt.eventId(), receipt.destination(), receipt.result(), receipt.why()));
    }

    private static List<Way> waysToBe() {
        return pipeline.kafka().read(Topics.EVENTS).stream()
                .map(record -> wayToBe(Json.read(record.value(), AlertEvent.class)))
                .toList();
    }

    private static Way wayToBe(AlertEvent event) {
        String id = event.eventId();
        if (event.tenantId().equals(EAST)) {
            return event.severity() == Severity.LOW
                    ? new Way(id, Receipt.NOWHERE, Result.NOT_ROUTED, "below the lowest severity of its route")
                    : new Way(id, "east", Result.DELIVERED, null);
        }
        return event.state().alertType() == AlertType.HEALTH
                ? new Way(id, "default", Result.DELIVERED, null)
                : new Way(id, Receipt.NOWHERE, Result.NOT_ROUTED, "its route leads to none");
    }

    private static SinkHealth health() throws IOException, InterruptedException {
        return SinkHealth.at(stack.sinkPort());
    }
}
