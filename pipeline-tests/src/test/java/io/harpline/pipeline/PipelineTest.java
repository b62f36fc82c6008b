package io.harpline.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.harpline.local.broker.TopicReader;
import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.Origin;
import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The whole pipeline, end to end: the built stack as processes of their own, real Kafka, the Harp simulator.
class PipelineTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    // Another life of every alert for every test, the same in every run.
    private static final AtomicInteger SEED = new AtomicInteger(20261122);

    @TempDir
    private static Path data;

    private static RunningStack stack;
    private static Gardin gardin;
    private static Harp harp;
    private static TopicReader kafka;

    @BeforeAll
    static void up() throws IOException, InterruptedException {
        stack = RunningStack.up(data);
        gardin = new Gardin(stack.webhook(), stack.secret());
        harp = new Harp(stack.alerts());
        kafka = new TopicReader(stack.bootstrapServers());
    }

    @AfterAll
    static void down() throws IOException, InterruptedException {
        stack.down();
        assertThat(stack.processes()).as("processes that outlive the stack").isEmpty();
    }

    @Test
    void shouldBringHarpToTheTruthOfAHundredAlertsToldBadly() throws Exception {
        List<byte[]> told = new Lives(SEED.getAndIncrement()).told(100);

        for (byte[] notification : told) {
            assertThat(gardin.send(notification)).isEqualTo(200);
        }

        awaitTheTruth();
        assertThat(archived()).usingElementComparator(PipelineTest::compare).containsAll(told);
        assertThat(kafka.read(Topics.QUARANTINE)).isEmpty();
        assertThat(kafka.read(Topics.DEAD_LETTERS)).isEmpty();
    }

    @Test
    void shouldTellHarpOnceWhatWasSentThreeTimes() throws Exception {
        byte[] body = notification("01HTENANT9", "01HTHREETIMES", "RAISED");

        for (int i = 0; i < 3; i++) {
            assertThat(gardin.send(body)).isEqualTo(200);
        }

        awaitTheTruth();
        assertThat(harp.posts("01HTENANT9/01HTHREETIMES")).isEqualTo(1);
        assertThat(kafka.read(Topics.EVENTS))
                .filteredOn(event -> new String(event.key(), UTF_8).equals("01HTENANT9/01HTHREETIMES"))
                .hasSize(1);
    }

    @Test
    void shouldKeepNothingOfAForgery() throws Exception {
        byte[] body = notification("01HTENANT9", "01HFORGED", "RAISED");

        assertThat(gardin.send(body, "not the secret at all".getBytes(UTF_8))).isEqualTo(401);

        assertThat(gardin.send(notification("01HTENANT9", "01HAFTERTHEFORGERY", "RAISED")))
                .isEqualTo(200);
        awaitTheTruth();
        assertThat(archived()).noneMatch(archived -> new String(archived, UTF_8).contains("01HFORGED"));
        assertThat(harp.shown()).doesNotContainKey("01HTENANT9/01HFORGED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka", "ingest", "transform", "sink", "harp-simulator"})
    void shouldLoseNothingThatWasAcceptedWhenAComponentIsKilled(String component) throws Exception {
        List<byte[]> told = new Lives(SEED.getAndIncrement()).told(40);
        List<byte[]> accepted = new ArrayList<>();

        for (int i = 0; i < told.size(); i++) {
            if (i == told.size() / 3) {
                stack.kill(component);
            }
            if (gardin.send(told.get(i)) == 200) {
                accepted.add(told.get(i));
            }
        }

        stack.awaitBack(component);
        byte[] after = notification("01HTENANT9", "01HAFTERTHEKILLOF" + component, "RAISED");
        assertThat(gardin.send(after)).isEqualTo(200);
        accepted.add(after);
        awaitTheTruth();
        assertThat(archived()).usingElementComparator(PipelineTest::compare).containsAll(accepted);
    }

    /// Every archived notification has exactly one outcome, and Harp shows what the model says of the archive.
    private static void awaitTheTruth() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            assertThat(outcomes()).isEqualTo(oneForEachArchived());
            assertThat(harp.shown()).isEqualTo(Model.of(archived()));
        });
    }

    private static Map<Origin, Long> outcomes() {
        return kafka.read(Topics.OUTCOMES).stream()
                .map(record ->
                        Json.read(record.value(), NotificationOutcome.class).origin())
                .collect(groupingBy(origin -> origin, counting()));
    }

    private static Map<Origin, Long> oneForEachArchived() {
        return kafka.read(Topics.NOTIFICATIONS).stream()
                .map(record -> new Origin(record.topic(), record.partition(), record.offset()))
                .collect(groupingBy(origin -> origin, counting()));
    }

    private static List<byte[]> archived() {
        return kafka.read(Topics.NOTIFICATIONS).stream()
                .map(record -> record.value())
                .toList();
    }

    private static int compare(byte[] one, byte[] other) {
        return Arrays.compare(one, other);
    }

    private static byte[] notification(String tenant, String alert, String event) {
        return """
                {"tenantId":"%s","alertId":"%s","notificationId":"N-%s","jobId":"2207-TEST","event":"%s",\
                "alertType":"HEALTH","alertSeverity":"MEDIUM","timestamp":"2026-11-22T06:00:00Z"}""".formatted(tenant, alert, alert, event).getBytes(UTF_8);
    }
}
