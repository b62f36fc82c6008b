package io.harpline.transform.domain;

import static io.harpline.schemas.alert.AlertType.HEALTH;
import static io.harpline.schemas.alert.AlertType.PRODUCTIVITY;
import static io.harpline.schemas.alert.CloseReason.EXPIRED;
import static io.harpline.schemas.alert.Severity.HIGH;
import static io.harpline.schemas.alert.Severity.LOW;
import static io.harpline.schemas.alert.Severity.MEDIUM;
import static io.harpline.transform.domain.History.FIRST_RECEIVED;
import static io.harpline.transform.domain.History.given;
import static io.harpline.transform.domain.Sent.closed;
import static io.harpline.transform.domain.Sent.increased;
import static io.harpline.transform.domain.Sent.raised;
import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.alert.AlertEventType;
import io.harpline.schemas.topic.Origin;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class AlertBookkeepingTest {

    @Test
    void shouldNotMoveByARepetition() {
        given(raised(LOW).id("N1"), increased(LOW, MEDIUM).id("N2"))
                .when(raised(LOW).id("N1"))
                .thenUnmoved(new Verdict.Duplicate(new Origin("archive", 0, 0)));
    }

    @Test
    void shouldCallItAConflictWhenARepetitionHasOtherBytes() {
        given(raised(LOW).id("N1"))
                .when(raised(HIGH).id("N1"))
                .thenUnmoved(new Verdict.Conflicting(new Origin("archive", 0, 0)));
    }

    @Test
    void shouldJoinARepetitionAgainThatIsNotRemembered() {
        Sent[] full = IntStream.rangeClosed(0, SeenIds.MOST)
                .mapToObj(i -> raised(LOW).id("N" + i))
                .toArray(Sent[]::new);

        given(full)
                .when(raised(LOW).id("N" + SeenIds.MOST))
                .thenAbsorbed()
                .notes("notificationId not remembered: the alert has over 256");
    }

    @Test
    void shouldRememberTheFirst256() {
        Sent[] full = IntStream.rangeClosed(0, SeenIds.MOST)
                .mapToObj(i -> raised(LOW).id("N" + i))
                .toArray(Sent[]::new);

        given(full).when(raised(LOW).id("N255")).thenUnmoved(new Verdict.Duplicate(new Origin("archive", 0, 255)));
    }

    @Test
    void shouldTakeTheTimeOfReceiptAsVersion() {
        given().when(raised(LOW))
                .thenApplied(
                        AlertEventType.RAISED,
                        event -> assertThat(event.version()).isEqualTo(FIRST_RECEIVED.toEpochMilli()));
    }

    @Test
    void shouldGrowTheVersionWhenTheTimeOfReceiptGoesBack() {
        given(raised(LOW).id("N1"))
                .whenReceivedAt(
                        FIRST_RECEIVED.minus(Duration.ofHours(1)),
                        increased(LOW, MEDIUM).id("N2"))
                .thenApplied(
                        AlertEventType.SEVERITY_INCREASED,
                        event -> assertThat(event.version()).isEqualTo(FIRST_RECEIVED.toEpochMilli() + 1))
                .state(state -> assertThat(state.lastReceivedAt()).isEqualTo(FIRST_RECEIVED));
    }

    @Test
    void shouldKeepJobAndTypeOfTheFirstAndNoteOthers() {
        given(raised(LOW).id("N1"))
                .when(closed(LOW, EXPIRED).id("N2").with("jobId", "another").with("alertType", PRODUCTIVITY))
                .notes("jobId is not the alert's", "alertType is not the alert's")
                .state(state -> {
                    assertThat(state.jobId()).isEqualTo("job");
                    assertThat(state.alertType()).isEqualTo(HEALTH);
                });
    }

    @Test
    void shouldPassOnWhatWasOddAboutTheBody() {
        given(raised(LOW).id("N1"))
                .when(closed(LOW, null).id("N2"))
                .notes("closeReason missing")
                .thenApplied(
                        AlertEventType.CLOSED,
                        event -> assertThat(event.closeReason()).isNull());
    }

    @Test
    void shouldDeriveTheEventIdFromAlertKeyAndNotificationId() {
        // printf 'T1/A1/N1' | sha256sum | cut -c 1-32
        given().when(raised(LOW))
                .thenApplied(
                        AlertEventType.RAISED,
                        event -> assertThat(event.eventId()).isEqualTo("218e801812641abe45115baabbee4a58"));
    }
}
