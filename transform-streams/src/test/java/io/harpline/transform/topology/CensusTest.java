package io.harpline.transform.topology;

import static io.harpline.schemas.alert.AlertType.HEALTH;
import static io.harpline.schemas.alert.AlertType.PRODUCTIVITY;
import static io.harpline.schemas.alert.CloseReason.EXPIRED;
import static io.harpline.schemas.alert.Severity.HIGH;
import static io.harpline.schemas.alert.Severity.LOW;
import static io.harpline.schemas.alert.Severity.MEDIUM;
import static io.harpline.transform.domain.Sent.closed;
import static io.harpline.transform.domain.Sent.increased;
import static io.harpline.transform.domain.Sent.raised;
import static io.harpline.transform.topology.TopologyBench.HORIZON;
import static io.harpline.transform.topology.TopologyBench.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.alert.Gap;
import io.harpline.transform.domain.Alert;
import io.harpline.transform.domain.Alert.Known;
import io.harpline.transform.domain.Alert.Unknown;
import io.harpline.transform.domain.AlertMachine;
import io.harpline.transform.domain.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class CensusTest {

    private static final Duration SILENCE = Duration.ofDays(7);

    @Test
    void shouldCountOpenAlertsByTypeAndSeverityAndClosedOnesNot() {
        Census census = census(
                RECEIVED,
                after(raised(LOW)),
                after(raised(LOW)),
                after(raised(LOW).id("N1"), increased(LOW, HIGH).id("N2")),
                after(raised(HIGH).with("alertType", PRODUCTIVITY)),
                after(raised(HIGH).id("N1"), closed(HIGH, EXPIRED).id("N2")));

        assertThat(census.open(HEALTH, LOW)).isEqualTo(2);
        assertThat(census.open(HEALTH, MEDIUM)).isZero();
        assertThat(census.open(HEALTH, HIGH)).isEqualTo(1);
        assertThat(census.open(PRODUCTIVITY, HIGH)).isEqualTo(1);
    }

    @Test
    void shouldCountTheGapsOfOpenAndClosedAlerts() {
        Census census = census(
                RECEIVED,
                after(increased(MEDIUM, HIGH)),
                after(closed(LOW, EXPIRED)),
                after(raised(LOW).id("N1"), increased(MEDIUM, HIGH).id("N2")),
                after(raised(LOW)));

        assertThat(census.with(Gap.RAISED_MISSING)).isEqualTo(2);
        assertThat(census.with(Gap.SEVERITY_MISSED)).isEqualTo(2);
    }

    @Test
    void shouldCallAnOpenAlertSilentOnceNothingCameForSoLong() {
        Known open = after(raised(LOW));
        Known closed = after(closed(LOW, EXPIRED));

        assertThat(census(RECEIVED.plus(SILENCE).minusMillis(1), open, closed).silent())
                .isZero();
        assertThat(census(RECEIVED.plus(SILENCE), open, closed).silent()).isEqualTo(1);
    }

    private static Census census(Instant now, Known... alerts) {
        return new Census(Stream.of(alerts), now, SILENCE);
    }

    private static Known after(Sent... sent) {
        Alert alert = new Unknown();
        for (Sent one : sent) {
            alert = AlertMachine.step(alert, one.received(RECEIVED, 0), HORIZON).alert();
        }
        return (Known) alert;
    }
}
