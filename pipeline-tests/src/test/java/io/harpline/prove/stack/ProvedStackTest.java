package io.harpline.prove.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.harpline.local.gardin.SignedNotification;
import io.harpline.local.gardin.WebhookClient;
import io.harpline.local.harp.BadDay;
import io.harpline.local.harp.Mood;
import io.harpline.prove.stack.Condition.Clear;
import io.harpline.prove.stack.Condition.Refused;
import io.harpline.prove.stack.Condition.Silent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvedStackTest {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final byte[] SECRET = "the secret of a stack to be broken".getBytes(UTF_8);

    @TempDir
    private static Path directory;

    private static ProvedStack stack;

    @BeforeAll
    static void start() {
        stack = ProvedStack.start(directory, 1, "first", SECRET);
    }

    @AfterAll
    static void end() {
        List<Long> pids = stack.members().stream().map(Member::pid).toList();
        stack.close();
        assertThat(pids)
                .allSatisfy(pid -> await().atMost(LONGEST)
                        .until(() -> ProcessHandle.of(pid)
                                .filter(ProcessHandle::isAlive)
                                .isEmpty()));
    }

    @Test
    void shouldCarryANotificationToHarpThroughItsLinks() throws Exception {
        link("sink>harp").set(new Refused());
        link("transform>kafka-1").set(new Silent());
        assertThat(send("01HCARRIED")).isEqualTo(200);
        link("transform>kafka-1").set(new Clear());
        link("sink>harp").set(new Clear());

        awaitInHarp("01HCARRIED");
    }

    @Test
    void shouldCarryOnWithAMemberThatWasKilled() throws Exception {
        Member ingest = stack.ingests().getFirst();
        ingest.kill();
        assertThat(ingest.isAlive()).isFalse();

        ingest.start();
        ingest.awaitReady();

        assertThat(send("01HAFTERTHEKILL")).isEqualTo(200);
        awaitInHarp("01HAFTERTHEKILL");
    }

    @Test
    void shouldGiveHarpABadDay() throws Exception {
        stack.badDay(BadDay.of(Mood.HANG));
        assertThat(send("01HONABADDAY")).isEqualTo(200);

        stack.badDay(BadDay.WELL);

        awaitInHarp("01HONABADDAY");
    }

    @Test
    void shouldFillAndEmptyTheDiskOfASpool() throws Exception {
        assumeThat(stack.hasSpoolDisk()).as("one may mount here").isTrue();
        Member ingest = stack.ingests().getFirst();
        Link kafka = link("ingest>kafka-1");
        kafka.set(new Silent());
        stack.fillSpoolDisk(ingest);
        await().atMost(LONGEST).until(() -> send("01HNOROOM") == 503);

        stack.emptySpoolDisk(ingest);

        await().atMost(LONGEST).until(() -> send("01HROOM") == 200);
        kafka.set(new Clear());
        awaitInHarp("01HROOM");
    }

    private static Link link(String name) {
        return stack.links().stream()
                .filter(link -> link.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static int send(String alertId) throws IOException, InterruptedException {
        String body = """
                {"alertId":"%s","alertSeverity":"HIGH","alertType":"HEALTH","event":"RAISED","jobId":"job",\
                "notificationId":"%s","tenantId":"01HTENANT","timestamp":"%s"}""".formatted(alertId, alertId, Instant.now());
        try (WebhookClient gardin = new WebhookClient(stack.webhooks().getFirst())) {
            return gardin.post(SignedNotification.of(body.getBytes(UTF_8), SECRET))
                    .statusCode();
        }
    }

    private static void awaitInHarp(String alertId) {
        Path journal = stack.directory().resolve("harp/journal.jsonl");
        await().atMost(LONGEST).until(() -> Files.readString(journal).contains(alertId));
    }
}
