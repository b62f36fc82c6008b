package io.harpline.transform.topology;

import static io.harpline.schemas.alert.CloseReason.EXPIRED;
import static io.harpline.schemas.alert.Severity.HIGH;
import static io.harpline.schemas.alert.Severity.LOW;
import static io.harpline.schemas.alert.Severity.MEDIUM;
import static io.harpline.transform.domain.Sent.closed;
import static io.harpline.transform.domain.Sent.increased;
import static io.harpline.transform.domain.Sent.raised;
import static java.nio.charset.StandardCharsets.US_ASCII;
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
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class StoredAlertTest {

    private static final byte[] KEY = raised(LOW).key();

    private static final Known FOUR_SEEN = after(List.of(
            raised(LOW).id("N1"),
            increased(LOW, HIGH).id("N3").at(9),
            increased(LOW, MEDIUM).id("N2").at(5),
            closed(HIGH, EXPIRED).id("N4").at(20)));

    @Test
    void shouldReadBackWhatItWrote() {
        Seeds.forEach(300, random -> {
            Known alert = after(RandomHistory.notifications(random, 12));

            Alert readBack = StoredAlert.alert(KEY, StoredAlert.bytes(alert));

            assertThat(readBack).isEqualTo(alert);
            assertThat(StoredAlert.bytes((Known) readBack)).isEqualTo(StoredAlert.bytes(alert));
        });
    }

    @Test
    void shouldKnowNothingOfWhatIsNotStored() {
        assertThat(StoredAlert.alert(KEY, null)).isEqualTo(new Unknown());
    }

    /// The files are never to be changed, only to be joined by one of the next version.
    @Test
    void shouldReadWhatVersion1Stored() throws IOException {
        assertThat(StoredAlert.alert(KEY, file("/stored-alert-1.json"))).isEqualTo(FOUR_SEEN);
    }

    @Test
    void shouldReadWhatVersion2StoredAndWriteTheSameBytes() throws IOException {
        Golden.assertSame("stored-alert-2.hex", HexFormat.of().formatHex(StoredAlert.bytes(FOUR_SEEN)) + "\n");

        byte[] stored = HexFormat.of().parseHex(new String(file("/stored-alert-2.hex"), US_ASCII).strip());
        assertThat(StoredAlert.alert(KEY, stored)).isEqualTo(FOUR_SEEN);
    }

    @Test
    void shouldFindRoomForTheLongestTexts() {
        String longest = "\u20AC".repeat(128);
        Known alert = after(List.of(
                raised(LOW).id(longest).with("jobId", "\u20AC".repeat(20_000)),
                closed(LOW, EXPIRED).id("b" + longest.substring(1))));

        assertThat(StoredAlert.alert(KEY, StoredAlert.bytes(alert))).isEqualTo(alert);
    }

    @Test
    void shouldRefuseWhatANewerVersionStored() {
        byte[] newer = StoredAlert.bytes(FOUR_SEEN);
        newer[0] = 3;

        assertThatThrownBy(() -> StoredAlert.alert(KEY, newer)).hasMessageContaining("version 3");
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream file = StoredAlertTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(file).readAllBytes();
        }
    }

    private static Known after(List<Sent> history) {
        Alert alert = new Unknown();
        long offset = 0;
        for (Sent sent : history) {
            alert = AlertMachine.step(
                            alert,
                            sent.received(TopologyBench.RECEIVED.plusSeconds(offset), offset++),
                            TopologyBench.HORIZON)
                    .alert();
        }
        return (Known) alert;
    }
}
