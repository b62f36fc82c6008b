package io.harpline.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A Harp that has lost all its alerts gets the open ones back by `replay plan` and `replay apply`.
class ReplayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path data;

    @Test
    void shouldGiveAHarpThatLostItsDataEachOpenAlertBackOnce() throws Exception {
        RunningStack stack = RunningStack.up(data);
        try {
            Pipeline pipeline = Pipeline.of(stack);
            Commands commands = new Commands(stack.bootstrapServers(), data);
            // Given three alerts in Harp, of which one is closed
            send(pipeline, "A1", "N1", "RAISED", "LOW");
            send(pipeline, "A2", "N2", "RAISED", "LOW");
            send(pipeline, "A2", "N3", "SEVERITY_INCREASED", "HIGH");
            send(pipeline, "A3", "N4", "RAISED", "LOW");
            send(pipeline, "A3", "N5", "CLOSED", "LOW");
            pipeline.awaitTheTruth();
            // and then none
            Files.delete(data.resolve("harp/journal.jsonl"));
            stack.kill("harp-simulator");
            stack.awaitBack("harp-simulator");
            assertThat(pipeline.harp().shown()).isEmpty();

            // When
            Finished plan = commands.run("replay", "plan", "--mode", "current", "--out", "restore.jsonl");
            Finished apply = commands.run("replay", "apply", "restore.jsonl", "--yes");

            // Then
            assertThat(plan.output()).contains("restore  2");
            assertThat(apply.exit()).as(apply.output()).isZero();
            assertThat(apply.output()).contains("2 sent by this run = 2 delivered");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(pipeline.harp().shown())
                            .containsOnlyKeys("T1/A1", "T1/A2")
                            .containsEntry("T1/A1", new Model.Shown(true, List.of("warning")))
                            .containsEntry("T1/A2", new Model.Shown(true, List.of("urgent"))));
            assertThat(commands.run("replay", "apply", "restore.jsonl", "--yes").output())
                    .contains("this plan is finished; nothing was sent");
            assertThat(pipeline.harp().posts("T1/A1")).isEqualTo(1);
            assertThat(pipeline.harp().posts("T1/A2")).isEqualTo(1);
        } finally {
            stack.down();
        }
    }

    private static void send(Pipeline pipeline, String alert, String notification, String event, String severity)
            throws InterruptedException {
        String body = """
                {"alertId":"%s","alertSeverity":"%s","alertType":"HEALTH","event":"%s","jobId":"2207-TEST",\
                "notificationId":"%s","tenantId":"T1","timestamp":"2026-11-22T06:00:00Z"}""".formatted(alert, severity, event, notification);
        assertThat(pipeline.gardin().send(body.getBytes(UTF_8))).isEqualTo(200);
    }
}
