package io.harpline.transform.topology;

import static io.harpline.schemas.alert.CloseReason.EXPIRED;
import static io.harpline.schemas.alert.Severity.LOW;
import static io.harpline.transform.domain.Sent.closed;
import static io.harpline.transform.domain.Sent.raised;
import static io.harpline.transform.topology.TopologyBench.HORIZON;
import static io.harpline.transform.topology.TopologyBench.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.alert.Phase;
import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.gardin.NotificationOutcome.Result;
import io.harpline.schemas.gardin.QuarantineReason;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.Topics;
import io.harpline.transform.domain.Sent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class ForgettingTest extends OnTheBench {

    private static final Instant END = RECEIVED.plus(HORIZON.length());

    @Test
    void shouldEndAClosedAlertsStateWhenAnyLaterRecordPassesTheHorizon() {
        bench.sendAt(RECEIVED, alert("old", closed(LOW, EXPIRED)));
        bench.sendAt(END.minusMillis(1), alert("before", raised(LOW)));
        assertThat(tombstones()).isEmpty();

        bench.sendAt(END, alert("after", raised(LOW)));

        assertThat(tombstones()).containsExactly("T1/old");
        assertThat(bench.stored("alerts")).isEqualTo(2);
        assertThat(bench.stored("agenda")).isZero();
    }

    @Test
    void shouldForgetFourAlertsARecordTheEarliestFirst() {
        for (int i = 0; i < 10; i++) {
            bench.sendAt(RECEIVED.plusMillis(10 - i), alert("old-" + i, closed(LOW, EXPIRED)));
        }

        bench.sendAt(END.plusSeconds(1), alert("next", raised(LOW).id("N1")));
        assertThat(tombstones()).containsExactly("T1/old-9", "T1/old-8", "T1/old-7", "T1/old-6");

        bench.sendAt(END.plusSeconds(1), alert("next", raised(LOW).id("N2")));
        bench.sendAt(END.plusSeconds(1), alert("next", raised(LOW).id("N3")));
        assertThat(tombstones())
                .containsExactly("T1/old-5", "T1/old-4", "T1/old-3", "T1/old-2", "T1/old-1", "T1/old-0");
    }

    @Test
    void shouldCountAnAlertAsUnknownThatIsDueAndNotYetRemoved() {
        for (int i = 0; i < 5; i++) {
            bench.sendAt(
                    RECEIVED.plusMillis(i),
                    alert("old-" + i, closed(LOW, EXPIRED).id("N1")));
        }

        bench.sendAt(END.plusSeconds(1), alert("old-4", closed(LOW, EXPIRED).id("N1")));

        assertThat(results()).endsWith(Result.APPLIED);
        assertThat(bench.stored("alerts")).isEqualTo(1);
    }

    @Test
    void shouldKeepAnAlertThatWasOpenedAgainUntilItsOwnNextEnd() {
        for (int i = 0; i < 5; i++) {
            bench.sendAt(
                    RECEIVED.plusMillis(i),
                    alert("old-" + i, closed(LOW, EXPIRED).id("N1")));
        }
        bench.sendAt(END.plusSeconds(1), alert("old-4", raised(LOW).with("timestamp", END)));
        assertThat(tombstones()).startsWith("T1/old-4").hasSize(5);

        bench.sendAt(END.plusSeconds(2), alert("old-4", closed(LOW, EXPIRED).id("N2")));
        bench.sendAt(END.plusSeconds(2).plus(HORIZON.length()).minusMillis(1), alert("x", raised(LOW)));
        assertThat(tombstones()).isEmpty();

        bench.sendAt(END.plusSeconds(2).plus(HORIZON.length()), alert("x", raised(LOW)));
        assertThat(tombstones()).containsExactly("T1/old-4");
        assertThat(bench.stored("agenda")).isZero();
    }

    @Test
    void shouldNotForgetAnOpenAlert() {
        bench.sendAt(RECEIVED, alert("open", raised(LOW).id("N1")));

        bench.sendAt(
                END.plus(Duration.ofDays(300)),
                alert("open", closed(LOW, EXPIRED).id("N2")));

        assertThat(bench.values(Topics.STATE, AlertState.class))
                .extracting(AlertState::phase)
                .containsExactly(Phase.OPEN, Phase.CLOSED);
    }

    @Test
    void shouldQuarantineWhatWouldOpenAForgottenAlertAgain() {
        Instant before = RECEIVED.minusSeconds(60);
        Sent raised = alert("old", raised(LOW).with("timestamp", before).id(Sent.ulidOf(before)));
        bench.sendAt(RECEIVED, raised);
        bench.sendAt(RECEIVED, alert("old", closed(LOW, EXPIRED)));

        bench.sendAt(END, raised);

        assertThat(results()).containsExactly(Result.APPLIED, Result.APPLIED, Result.QUARANTINED);
        assertThat(bench.records(Topics.QUARANTINE)).singleElement().satisfies(record -> {
            assertThat(record.value()).isEqualTo(raised.body());
            assertThat(new String(record.headers().lastHeader("reason").value(), StandardCharsets.UTF_8))
                    .isEqualTo(QuarantineReason.TOO_LATE.name());
        });
    }

    /// Version 1 had no agenda.
    @Test
    void shouldPutAClosedAlertOnTheAgendaThatVersion1HadStored() {
        bench.sendAt(RECEIVED, alert("old", closed(LOW, EXPIRED).id("N1")));
        bench.emptyAgenda();

        bench.sendAt(RECEIVED, alert("old", closed(LOW, EXPIRED).id("N2")));

        assertThat(bench.stored("agenda")).isEqualTo(1);
    }

    @Test
    void shouldGoBackInTimeForNoRecordThatComesLate() {
        bench.sendAt(RECEIVED, alert("old", closed(LOW, EXPIRED)));
        bench.sendAt(END, alert("new", raised(LOW)));

        bench.sendAt(RECEIVED, alert("old", closed(LOW, EXPIRED)));

        assertThat(results()).containsExactly(Result.APPLIED, Result.APPLIED, Result.APPLIED);
    }

    @Test
    void shouldHoldNoMoreHoweverLongTheArchiveOnceTheHorizonIsReached() {
        Duration step = HORIZON.length().dividedBy(1_000);
        for (int i = 0; i < 5_000; i++) {
            Instant at = RECEIVED.plus(step.multipliedBy(i));
            bench.sendAt(at, alert("A" + i, raised(LOW).id("N1")));
            bench.sendAt(at, alert("A" + i, closed(LOW, EXPIRED).id("N2")));
            if (i % 1_000 == 999) {
                assertThat(bench.stored("alerts")).isEqualTo(1_000);
            }
        }

        assertThat(bench.stored("alerts")).isEqualTo(1_000);
        assertThat(bench.stored("agenda")).isEqualTo(1_000);
        assertThat(tombstones()).hasSize(4_000);
    }

    private static Sent alert(String alertId, Sent sent) {
        return sent.with("alertId", alertId);
    }

    private List<String> tombstones() {
        return bench.records(Topics.STATE).stream()
                .filter(record -> record.value() == null)
                .map(TestRecord::key)
                .map(key -> new String(key, StandardCharsets.UTF_8))
                .toList();
    }

    private List<Result> results() {
        return bench.records(Topics.OUTCOMES).stream()
                .map(record ->
                        Json.read(record.value(), NotificationOutcome.class).result())
                .toList();
    }
}
