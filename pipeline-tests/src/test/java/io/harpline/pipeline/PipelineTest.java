package io.harpline.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The whole pipeline, end to end: the built stack as processes of their own, real Kafka, the Harp simulator.
class PipelineTest {

    // Another life of every alert for every test, the same in every run.
    private static final AtomicInteger SEED = new AtomicInteger(20261122);

    @TempDir
    private static Path data;

    private static RunningStack stack;
    private static Pipeline pipeline;
    private static Gardin gardin;

    @BeforeAll
    static void up() throws IOException, InterruptedException {
        stack = RunningStack.up(data);
        pipeline = Pipeline.of(stack);
        gardin = pipeline.gardin();
    }

    @AfterAll
    static void down() throws IOException, InterruptedException {
        stack.down();
        assertThat(stack.processes()).as("processes that outlive the stack").isEmpty();
    }

    @Test
    void shouldBringHarpToTheTruthOfAHundredAlertsToldBadly() throws Exception {
        pipeline.carryToTheTruth(new Lives(SEED.getAndIncrement()).told(100));

        assertThat(new Commands(stack.bootstrapServers(), data).run("ledger").demand("the ledger"))
                .contains("all adds up");
    }

    @Test
    void shouldTellHarpOnceWhatWasSentThreeTimes() throws Exception {
        byte[] body = notification("01HTENANT9", "01HTHREETIMES", "RAISED");

        for (int i = 0; i < 3; i++) {
            assertThat(gardin.send(body)).isEqualTo(200);
        }

        pipeline.awaitTheTruth();
        assertThat(pipeline.harp().posts("01HTENANT9/01HTHREETIMES")).isEqualTo(1);
        assertThat(pipeline.kafka().read(Topics.EVENTS))
                .filteredOn(event -> new String(event.key(), UTF_8).equals("01HTENANT9/01HTHREETIMES"))
                .hasSize(1);
    }

    @Test
    void shouldKeepNothingOfAForgery() throws Exception {
        byte[] body = notification("01HTENANT9", "01HFORGED", "RAISED");

        assertThat(gardin.send(body, "not the secret at all".getBytes(UTF_8))).isEqualTo(401);

        assertThat(gardin.send(notification("01HTENANT9", "01HAFTERTHEFORGERY", "RAISED")))
                .isEqualTo(200);
        pipeline.awaitTheTruth();
        assertThat(pipeline.archived()).noneMatch(archived -> new String(archived, UTF_8).contains("01HFORGED"));
        assertThat(pipeline.harp().shown()).doesNotContainKey("01HTENANT9/01HFORGED");
    }

    @Test
    void shouldTakeAKeyThatIsPutBesideTheFirst() throws Exception {
        byte[] next = "the secret after its rotation".getBytes(UTF_8);
        byte[] body = notification("01HTENANT9", "01HROTATED", "RAISED");
        assertThat(gardin.send(body, next)).isEqualTo(401);

        Files.write(data.resolve("keys/gardin/next"), next);

        await().atMost(Duration.ofSeconds(10)).until(() -> gardin.send(body, next) == 200);
        assertThat(gardin.send(body)).isEqualTo(200);
    }

    @Test
    void shouldListWhatWasLostBeforeItCame() throws Exception {
        Commands commands = new Commands(stack.bootstrapServers(), data);
        assertThat(gardin.send(notification("01HTENANT8", "01HNEVERRAISED", "CLOSED")))
                .isEqualTo(200);
        assertThat(gardin.send(notification("01HTENANT8", "01HWELLRAISED", "RAISED")))
                .isEqualTo(200);
        pipeline.awaitTheTruth();

        Finished gaps = commands.run("gaps", "--tenant", "01HTENANT8");
        Finished open = commands.run("alerts", "--open", "--tenant", "01HTENANT8");

        assertThat(gaps.exit()).isEqualTo(1);
        assertThat(gaps.output())
                .containsPattern("01HTENANT8/01HNEVERRAISED +RAISED_MISSING +CLOSED")
                .doesNotContain("01HWELLRAISED");
        assertThat(open.demand("alerts"))
                .containsPattern("01HTENANT8/01HWELLRAISED +OPEN +MEDIUM +HEALTH")
                .doesNotContain("01HNEVERRAISED", "\u001b");
        assertThat(commands.run("alerts", "--silent", "1h", "--tenant", "01HTENANT8", "--json")
                        .demand("alerts"))
                .isEqualToIgnoringNewLines("[]");
    }

    /// Here, since only the service as it is shipped has Netty find what guards it.
    @ParameterizedTest
    @ValueSource(strings = {"/webhooks/%zz", "/nowhere?a=%zz", "/webhooks/gardin"})
    void shouldHangUpOnWhoAsksWithoutListening(String target) throws Exception {
        byte[] requests =
                ("GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n").repeat(1000).getBytes(UTF_8);

        try (Socket socket = new Socket("localhost", stack.component("ingest").port())) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 2000; i++) {
                            socket.getOutputStream().write(requests);
                        }
                    })
                    .isInstanceOf(IOException.class);
        }

        assertThat(gardin.send(notification("01HTENANT9", "01HAFTERTHEFLOOD", "RAISED")))
                .isEqualTo(200);
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
        pipeline.awaitTheTruth();
        assertThat(pipeline.archived()).usingElementComparator(Arrays::compare).containsAll(accepted);
    }

    @Test
    void shouldLoseNothingWhenTheSupervisorIsKilledAndUpIsCalledAgain() throws Exception {
        List<byte[]> told = new Lives(SEED.getAndIncrement()).told(20);
        for (byte[] notification : told.subList(0, told.size() / 2)) {
            assertThat(gardin.send(notification)).isEqualTo(200);
        }

        stack.killSupervisor();
        for (byte[] notification : told.subList(told.size() / 2, told.size())) {
            assertThat(gardin.send(notification)).as("without a supervisor").isEqualTo(200);
        }
        stack.harpline("up", "--detach").demand("harpline up");

        pipeline.awaitTheTruth();
        assertThat(pipeline.archived()).usingElementComparator(Arrays::compare).containsAll(told);
    }

    private static byte[] notification(String tenant, String alert, String event) {
        return """
                {"tenantId":"%s","alertId":"%s","notificationId":"N-%s","jobId":"2207-TEST","event":"%s",\
                "alertType":"HEALTH","alertSeverity":"MEDIUM","timestamp":"2026-11-22T06:00:00Z"}""".formatted(tenant, alert, alert, event).getBytes(UTF_8);
    }
}
