package io.harpline.transform.domain;

import static io.harpline.schemas.alert.CloseReason.EXPIRED;
import static io.harpline.schemas.alert.Severity.HIGH;
import static io.harpline.schemas.alert.Severity.LOW;
import static io.harpline.transform.domain.History.HORIZON;
import static io.harpline.transform.domain.Sent.closed;
import static io.harpline.transform.domain.Sent.increased;
import static io.harpline.transform.domain.Sent.raised;
import static io.harpline.transform.domain.Sent.ulidOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.alert.Phase;
import io.harpline.transform.domain.Alert.Closed;
import io.harpline.transform.domain.Alert.Known;
import io.harpline.transform.domain.Alert.Open;
import io.harpline.transform.domain.Alert.Unknown;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class HorizonTest {

    private static final Instant NOW = Sent.NOON;
    private static final Instant OLDEST = NOW.minus(HORIZON.length());

    @Test
    void shouldRememberAClosedAlertUpToTheHorizonAndNoLonger() {
        Closed closed = (Closed) after(closed(LOW, EXPIRED), NOW);
        Instant end = NOW.plus(HORIZON.length());

        assertThat(HORIZON.endOf(closed)).isEqualTo(end);
        assertThat(HORIZON.within(closed, end.minusMillis(1))).isSameAs(closed);
        assertThat(HORIZON.within(closed, end)).isEqualTo(new Unknown());
    }

    @Test
    void shouldRememberAnOpenAlertForEver() {
        Open open = (Open) after(raised(LOW), NOW);

        assertThat(HORIZON.within(open, NOW.plus(Duration.ofDays(10_000)))).isSameAs(open);
    }

    @Test
    void shouldCountFromTheFirstClosedThatWasApplied() {
        Alert closed = after(closed(LOW, EXPIRED).id("N1"), NOW);
        Arrival later = closed(LOW, EXPIRED).id("N2").at(-60).received(NOW.plusSeconds(60), 1);

        Alert joined = AlertMachine.step(closed, later, HORIZON).alert();

        assertThat(((Closed) joined).closedOn()).isEqualTo(NOW);
    }

    @Test
    void shouldCallItTooLateWhenBothTimeAndIdAreOlderThanTheHorizon() {
        Sent late = sentAt(OLDEST.minusMillis(1), raised(LOW)).id(ulidOf(OLDEST.minusMillis(1)));

        assertThat(verdict(late)).isEqualTo(new Verdict.TooLate());
        assertThat(verdict(late.with("event", "SEVERITY_INCREASED"))).isEqualTo(new Verdict.TooLate());
    }

    @Test
    void shouldServeAnUnknownAlertWhenItsTimeOrItsIdIsWithinTheHorizon() {
        Sent oldTime = sentAt(OLDEST.minusMillis(1), raised(LOW)).id(ulidOf(OLDEST));
        Sent oldId = sentAt(OLDEST, raised(LOW)).id(ulidOf(OLDEST.minusMillis(1)));

        assertThat(verdict(oldTime)).isInstanceOf(Verdict.Applied.class);
        assertThat(verdict(oldId)).isInstanceOf(Verdict.Applied.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"N1", "01BX5ZZKBKACTAV9WEVGEMMVR", "81BX5ZZKBKACTAV9WEVGEMMVRZ", "01BX5ZZKBKACTAV9WEVGEMMVRU"})
    void shouldServeAnUnknownAlertWhenItsIdTellsNoTime(String id) {
        assertThat(verdict(sentAt(Instant.EPOCH, raised(LOW)).id(id))).isInstanceOf(Verdict.Applied.class);
    }

    @Test
    void shouldReadTheTimeInsideAnIdInEitherCase() {
        // The example of the ULID specification; the time was computed from its base 32 elsewhere.
        Instant time = Instant.ofEpochMilli(1_508_808_576_371L);

        assertThat(Ulid.timeOf("01BX5ZZKBKACTAV9WEVGEMMVRZ")).hasValue(time);
        assertThat(Ulid.timeOf("01bx5zzkbkactav9wevgemmvrz")).hasValue(time);
    }

    @Test
    void shouldCloseAnUnknownAlertHoweverLate() {
        Sent late = sentAt(Instant.EPOCH, closed(LOW, EXPIRED)).id(ulidOf(Instant.EPOCH));

        assertThat(verdict(late)).isInstanceOf(Verdict.Applied.class);
    }

    @Test
    void shouldServeAKnownAlertHoweverLate() {
        Open open = (Open) after(raised(LOW), NOW);
        Sent late = sentAt(Instant.EPOCH, increased(LOW, HIGH)).id(ulidOf(Instant.EPOCH));

        Next next = AlertMachine.step(open, late.received(NOW, 1), HORIZON);

        assertThat(next.verdict()).isInstanceOf(Verdict.Applied.class);
        assertThat(((Known) next.alert()).publicState().phase()).isEqualTo(Phase.OPEN);
    }

    private static Known after(Sent sent, Instant at) {
        return (Known)
                AlertMachine.step(new Unknown(), sent.received(at, 0), HORIZON).alert();
    }

    private static Verdict verdict(Sent sent) {
        return AlertMachine.step(new Unknown(), sent.received(NOW, 0), HORIZON).verdict();
    }

    private static Sent sentAt(Instant at, Sent sent) {
        return sent.with("timestamp", at);
    }
}
