package io.harpline.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.harp.Receipt.Result;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.operation.Operation;
import io.harpline.schemas.operation.Operation.State;
import io.harpline.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From Gardin's notification over a Harp that refuses it to `dead-letters redrive`, with everything real but Harp.
class RedriveTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path data;

    @Test
    void shouldBringRefusedAlertsToHarpOnceItIsMendedAndNoneTwice() throws Exception {
        try (WatchfulHarp harp = new WatchfulHarp()) {
            harp.answers(422, Duration.ZERO);
            RunningStack stack = RunningStack.up(
                    data,
                    Map.of("HARP_INTEGRATION_URL", harp.integrationUrl("stack").toString()));
            try {
                Pipeline pipeline = Pipeline.of(stack);
                Commands commands = new Commands(stack.bootstrapServers(), data);
                // Given two refused alerts, of which one has moved on since
                send(pipeline, "A1", "N1", "RAISED", "LOW");
                send(pipeline, "A2", "N2", "RAISED", "LOW");
                await().atMost(PATIENCE)
                        .until(() -> pipeline.kafka().read(Topics.DEAD_LETTERS).size() == 2);
                harp.answers(200, Duration.ZERO);
                send(pipeline, "A2", "N3", "SEVERITY_INCREASED", "HIGH");
                await().atMost(PATIENCE)
                        .until(() -> severities(harp.taken("A2")).equals(List.of("urgent")));

                // When
                Finished redrive = commands.run("dead-letters", "redrive", "--all");

                // Then
                assertThat(redrive.exit()).as(redrive.output()).isZero();
                assertThat(redrive.output()).contains("2 selected = 1 sent + 1 superseded", "1 sent = 1 delivered");
                assertThat(severities(harp.taken("A1"))).containsExactly("warning");
                assertThat(severities(harp.taken("A2"))).containsExactly("urgent");
                assertThat(commands.run("dead-letters", "redrive", "--all").demand("a second redrive"))
                        .isEqualTo("2 selected = 0 sent + 1 delivered since + 1 superseded\n");
                assertThat(results(pipeline))
                        .containsExactlyInAnyOrder(Result.REFUSED, Result.REFUSED, Result.DELIVERED, Result.DELIVERED);
                assertThat(pipeline.kafka().read(Topics.OPERATIONS))
                        .extracting(record ->
                                Json.read(record.value(), Operation.class).state())
                        .containsExactly(State.STARTED, State.FINISHED);
                // Delivered are A1, since its redrive, and what A2 came to; its first event stays a dead letter
                assertThat(commands.run("ledger").demand("the ledger").lines().map(line -> line.replaceAll(" +", " ")))
                        .contains("T1 3 3 0 0 0 0 0", "T1 default 3 2 1 0 0 0 0", "all adds up");
            } finally {
                stack.down();
            }
        }
    }

    private static void send(Pipeline pipeline, String alert, String notification, String event, String severity)
            throws InterruptedException {
        String body = """
                {"alertId":"%s","alertSeverity":"%s","alertType":"HEALTH","event":"%s","jobId":"2207-TEST",\
                "notificationId":"%s","tenantId":"T1","timestamp":"2026-11-22T06:00:00Z"}""".formatted(alert, severity, event, notification);
        assertThat(pipeline.gardin().send(body.getBytes(UTF_8))).isEqualTo(200);
    }

    private static List<String> severities(List<WatchfulHarp.Post> posts) {
        return posts.stream().map(WatchfulHarp.Post::severity).toList();
    }

    private static List<Result> results(Pipeline pipeline) {
        return pipeline.kafka().read(Topics.RECEIPTS).stream()
                .map(record -> Json.read(record.value(), Receipt.class).result())
                .toList();
    }
}
