package io.harpline.local.harp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What a simulator keeps in its directory, and what comes back from it.
@Execution(ExecutionMode.CONCURRENT)
class HarpDirectoryTest extends WithHarp {

    @Test
    void shouldMakeTwoAlertsOfTwoPostsOfOneNewIdentityAtTheSameTime() throws Exception {
        // Given
        harp.close();
        CyclicBarrier both = new CyclicBarrier(2);
        harp = HarpSimulator.start(directory, 0, () -> await(both));

        // When
        var first = CompletableFuture.supplyAsync(() -> post("critical"));
        var second = CompletableFuture.supplyAsync(() -> post("critical"));
        CompletableFuture.allOf(first, second).get(10, TimeUnit.SECONDS);

        // Then
        assertThat(client.alerts(harp)).hasSize(2);

        // And they are still two after a replay, and are not closed any more.
        harp.close();
        harp = HarpSimulator.start(directory, 0);
        post("ok");
        assertThat(client.alerts(harp))
                .hasSize(2)
                .extracting(alert -> alert.path("status").textValue())
                .containsOnly("open");
    }

    @Test
    void shouldHaveNoControlUrlWhileItIsBeingWritten() throws Exception {
        Files.writeString(directory.resolve("control"), "");

        assertThat(HarpSimulator.controlUrl(directory)).isEmpty();
    }

    @Test
    void shouldComeBackWithItsKeyAndItsAlerts() {
        // Given
        post("warning");
        post("urgent");
        post("ok");
        URI url = harp.integrationUrl();
        JsonNode before = client.alerts(harp);

        // When
        harp.close();
        harp = HarpSimulator.start(directory, 0);

        // Then
        assertThat(client.alerts(harp)).isEqualTo(before);
        assertThat(harp.integrationUrl().getQuery()).isEqualTo(url.getQuery());
    }

    @Test
    void shouldDropATornLastLine() throws Exception {
        // Given
        post("warning");
        harp.close();
        Path journal = directory.resolve("journal.jsonl");
        String whole = Files.readString(journal);
        Files.writeString(journal, whole + whole.substring(0, whole.length() / 2));

        // When
        harp = HarpSimulator.start(directory, 0);
        post("ok");

        // Then
        assertThat(client.alerts(harp).path(0).path("status").textValue()).isEqualTo("closed");
        assertThat(Files.readAllLines(journal)).hasSize(2);
    }

    @Test
    void shouldReadAJournalThatIsLongerThanWhatItReadsAtOnceWhereverItsLinesEnd() throws Exception {
        // Given
        post("warning");
        harp.close();
        Path journal = directory.resolve("journal.jsonl");
        String line = Files.readString(journal);
        String spaces = " ".repeat(100_000);
        Files.writeString(journal, line.repeat(1_000) + spaces + line + line.strip());
        long whole = Files.size(journal) - line.strip().length();

        // When
        harp = HarpSimulator.start(directory, 0);

        // Then
        assertThat(client.alerts(harp)).hasSize(1_001);
        assertThat(journal).hasSize(whole);
        post("critical");
        assertThat(Files.readString(journal)).endsWith("\n").hasLineCount(1_002);
    }

    @Test
    void shouldNotStartOnADamagedJournal() throws Exception {
        // Given
        harp.close();
        Path journal = directory.resolve("journal.jsonl");
        Files.writeString(journal, "{}\n");

        // Then
        assertThatThrownBy(() -> HarpSimulator.start(directory, 0)).hasMessage(journal + " is damaged at byte 0");
        Files.writeString(journal, "");
        harp = HarpSimulator.start(directory, 0);
    }

    @Test
    void shouldKeepItsKeyToItself() throws Exception {
        // Given
        post("warning");
        String key = harp.integrationUrl().getQuery().substring("integration_key=".length());

        // Then
        Path file = directory.resolve("integration-key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(directory.resolve("journal.jsonl"))).doesNotContain(key);
        assertThat(client.get(harp.alertsUrl().resolve("/")).body()).doesNotContain(key);
        assertThat(IntegrationKey.in(directory).toString()).doesNotContain(key);
    }

    @Test
    void shouldKnowItsIntegrationUrlBeforeItRuns() {
        assertThat(HarpSimulator.integrationUrl(directory, harp.port())).isEqualTo(harp.integrationUrl());
    }

    @Test
    void shouldNotShareItsDirectoryWithinAProcess() {
        assertThatThrownBy(() -> HarpSimulator.start(directory, 0))
                .hasMessageContaining("another Harp simulator is using");
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(5, TimeUnit.SECONDS);
        } catch (Exception alone) {
            throw new IllegalStateException(alone);
        }
    }
}
