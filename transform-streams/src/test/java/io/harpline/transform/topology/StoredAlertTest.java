package io.harpline.transform.topology;

import static io.harpline.schemas.alert.CloseReason.EXPIRED;
import static io.harpline.schemas.alert.Severity.HIGH;
import static io.harpline.schemas.alert.Severity.LOW;
import static io.harpline.schemas.alert.Severity.MEDIUM;
import static io.harpline.transform.domain.Sent.closed;
import static io.harpline.transform.domain.Sent.increased;
import static io.harpline.transform.domain.Sent.raised;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harpline.transform.domain.Alert;
import io.harpline.transform.domain.Alert.Known;
import io.harpline.transform.domain.Alert.Unknown;
import io.harpline.transform.domain.AlertMachine;
import io.harpline.transform.domain.RandomHistory;
import io.harpline.transform.domain.Seeds;
import io.harpline.transform.domain.Sent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class StoredAlertTest {

    @Test
    void shouldReadBackWhatItWrote() {
        Seeds.forEach(300, random -> {
            Known alert = after(RandomHistory.notifications(random, 12));

            Alert readBack = StoredAlert.alert(StoredAlert.bytes(alert));

            assertThat(readBack).isEqualTo(alert);
            assertThat(StoredAlert.bytes((Known) readBack)).isEqualTo(StoredAlert.bytes(alert));
        });
    }

    @Test
    void shouldKnowNothingOfWhatIsNotStored() {
        assertThat(StoredAlert.alert(null)).isEqualTo(new Unknown());
    }

    /// The file is never to be changed, only to be joined by one of version 2.
    @Test
    void shouldReadWhatVersion1StoredAndStillWriteTheSameBytes() throws IOException {
        Known alert = after(List.of(
                raised(LOW).id("N1"),
                increased(LOW, HIGH).id("N3").at(9),
                increased(LOW, MEDIUM).id("N2").at(5),
                closed(HIGH, EXPIRED).id("N4").at(20)));

        try (InputStream file = StoredAlertTest.class.getResourceAsStream("/stored-alert-1.json")) {
            byte[] stored = Objects.requireNonNull(file).readAllBytes();
            assertThat(StoredAlert.alert(stored)).isEqualTo(alert);
            assertThat(StoredAlert.bytes(alert)).isEqualTo(stored);
        }
    }

    @Test
    void shouldRefuseWhatANewerVersionStored() {
        byte[] newer = new String(StoredAlert.bytes(after(List.of(raised(LOW)))), StandardCharsets.UTF_8)
                .replace("\"schemaVersion\":1", "\"schemaVersion\":2")
                .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> StoredAlert.alert(newer)).hasMessageContaining("schemaVersion 2");
    }

    private static Known after(List<Sent> history) {
        Alert alert = new Unknown();
        long offset = 0;
        for (Sent sent : history) {
            alert = AlertMachine.step(alert, sent.received(TopologyBench.RECEIVED.plusSeconds(offset), offset++))
                    .alert();
        }
        return (Known) alert;
    }
}
