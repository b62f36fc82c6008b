package io.harpline.transform.domain;

import static io.harpline.schemas.alert.CloseReason.EXPIRED;
import static io.harpline.schemas.alert.CloseReason.RECOVERY_DETECTED;
import static io.harpline.schemas.alert.Gap.RAISED_MISSING;
import static io.harpline.schemas.alert.Gap.SEVERITY_MISSED;
import static io.harpline.schemas.alert.Severity.HIGH;
import static io.harpline.schemas.alert.Severity.LOW;
import static io.harpline.schemas.alert.Severity.MEDIUM;
import static io.harpline.transform.domain.History.FIRST_RECEIVED;
import static io.harpline.transform.domain.History.given;
import static io.harpline.transform.domain.Sent.NOON;
import static io.harpline.transform.domain.Sent.closed;
import static io.harpline.transform.domain.Sent.increased;
import static io.harpline.transform.domain.Sent.raised;
import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.alert.AlertEventType;
import io.harpline.schemas.alert.Phase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class AlertMachineTest {

    @Nested
    class AnUnknownAlert {

        @Test
        void shouldOpenWithARaised() {
            given().when(raised(MEDIUM))
                    .thenApplied(AlertEventType.RAISED, event -> {
                        assertThat(event.severity()).isEqualTo(MEDIUM);
                        assertThat(event.occurredAt()).isEqualTo(NOON);
                        assertThat(event.receivedAt()).isEqualTo(FIRST_RECEIVED);
                        assertThat(event.previousSeverity()).isNull();
                        assertThat(event.gaps()).isEmpty();
                    })
                    .state(state -> {
                        assertThat(state.phase()).isEqualTo(Phase.OPEN);
                        assertThat(state.raisedAt()).isEqualTo(NOON);
                        assertThat(state.severityChangedAt()).isNull();
                    });
        }

        @Test
        void shouldOpenWithASeverityIncreasedAndShowWhatWasLost() {
            given().when(increased(LOW, HIGH))
                    .thenApplied(AlertEventType.SEVERITY_INCREASED, event -> {
                        assertThat(event.severity()).isEqualTo(HIGH);
                        assertThat(event.previousSeverity()).isEqualTo(LOW);
                        assertThat(event.gaps()).containsExactly(RAISED_MISSING, SEVERITY_MISSED);
                    })
                    .state(state -> {
                        assertThat(state.phase()).isEqualTo(Phase.OPEN);
                        assertThat(state.raisedAt()).isNull();
                        assertThat(state.severityChangedAt()).isEqualTo(NOON);
                    });
        }

        @Test
        void shouldCloseWithAClosed() {
            given().when(closed(HIGH, EXPIRED))
                    .thenApplied(AlertEventType.CLOSED, event -> {
                        assertThat(event.closeReason()).isEqualTo(EXPIRED);
                        assertThat(event.gaps()).containsExactly(RAISED_MISSING);
                    })
                    .state(state -> {
                        assertThat(state.phase()).isEqualTo(Phase.CLOSED);
                        assertThat(state.severity()).isEqualTo(HIGH);
                        assertThat(state.closedAt()).isEqualTo(NOON);
                    });
        }
    }

    @Nested
    class AnOpenAlert {

        @Test
        void shouldRiseWithASeverityIncreased() {
            given(raised(LOW).id("N1"))
                    .when(increased(LOW, MEDIUM).id("N2").at(5))
                    .thenApplied(AlertEventType.SEVERITY_INCREASED, event -> {
                        assertThat(event.severity()).isEqualTo(MEDIUM);
                        assertThat(event.previousSeverity()).isEqualTo(LOW);
                        assertThat(event.gaps()).isEmpty();
                    })
                    .state(state -> assertThat(state.severityChangedAt()).isEqualTo(NOON.plusSeconds(300)));
        }

        @Test
        void shouldNamePreviouslyWhatItStoodAtNotWhatGardinSays() {
            given(raised(LOW).id("N1"))
                    .when(increased(MEDIUM, HIGH).id("N2"))
                    .thenApplied(AlertEventType.SEVERITY_INCREASED, event -> {
                        assertThat(event.previousSeverity()).isEqualTo(LOW);
                        assertThat(event.gaps()).containsExactly(SEVERITY_MISSED);
                    });
        }

        @Test
        void shouldRiseWhenALateRaisedBringsAHigherSeverity() {
            given(increased(null, MEDIUM).id("N2"))
                    .when(raised(HIGH).id("N1"))
                    .thenApplied(
                            AlertEventType.SEVERITY_INCREASED,
                            event -> assertThat(event.severity()).isEqualTo(HIGH))
                    .state(state -> assertThat(state.severityChangedAt())
                            .as("no increase reached HIGH")
                            .isNull());
        }

        @Test
        void shouldHealTheGapsWhenARaisedArrivesLate() {
            given(increased(LOW, MEDIUM).id("N2").at(5))
                    .when(raised(LOW).id("N1"))
                    .thenAbsorbed()
                    .state(state -> {
                        assertThat(state.gaps()).isEmpty();
                        assertThat(state.raisedAt()).isEqualTo(NOON);
                        assertThat(state.severity()).isEqualTo(MEDIUM);
                    });
        }

        @Test
        void shouldKeepItsVersionWhenNothingVisibleRises() {
            given(increased(LOW, MEDIUM).id("N2"))
                    .when(raised(LOW).id("N1"))
                    .thenAbsorbed()
                    .state(state -> {
                        assertThat(state.version()).isEqualTo(FIRST_RECEIVED.toEpochMilli());
                        assertThat(state.lastReceivedAt()).isEqualTo(FIRST_RECEIVED.plusSeconds(1));
                    });
        }

        @Test
        void shouldCloseWithAClosed() {
            given(raised(LOW).id("N1"))
                    .when(closed(LOW, RECOVERY_DETECTED).id("N2").at(9))
                    .thenApplied(AlertEventType.CLOSED, event -> {
                        assertThat(event.closeReason()).isEqualTo(RECOVERY_DETECTED);
                        assertThat(event.previousSeverity()).isNull();
                    })
                    .state(state -> assertThat(state.closedAt()).isEqualTo(NOON.plusSeconds(540)));
        }

        @Test
        void shouldMakeOneEventWhenItClosesAtAHigherSeverity() {
            given(raised(LOW).id("N1"))
                    .when(closed(HIGH, EXPIRED).id("N2"))
                    .thenApplied(
                            AlertEventType.CLOSED,
                            event -> assertThat(event.severity()).isEqualTo(HIGH));
        }
    }

    @Nested
    class AClosedAlert {

        @Test
        void shouldStayClosedAndJoinALateRaised() {
            given(closed(LOW, EXPIRED).id("N2").at(9))
                    .when(raised(LOW).id("N1"))
                    .thenAbsorbed()
                    .state(state -> {
                        assertThat(state.phase()).isEqualTo(Phase.CLOSED);
                        assertThat(state.raisedAt()).isEqualTo(NOON);
                        assertThat(state.gaps()).isEmpty();
                    });
        }

        @Test
        void shouldJoinALateIncreaseWithoutAnEvent() {
            given(raised(LOW).id("N1"), closed(LOW, EXPIRED).id("N3"))
                    .when(increased(LOW, HIGH).id("N2"))
                    .thenAbsorbed()
                    .state(state -> assertThat(state.severity()).isEqualTo(HIGH));
        }

        @Test
        void shouldTakeTimeAndReasonOfTheEarliestClosed() {
            given(closed(LOW, EXPIRED).id("N2").at(9))
                    .when(closed(LOW, RECOVERY_DETECTED).id("N3").at(5))
                    .thenAbsorbed()
                    .state(state -> {
                        assertThat(state.closedAt()).isEqualTo(NOON.plusSeconds(300));
                        assertThat(state.closeReason()).isEqualTo(RECOVERY_DETECTED);
                    });
        }

        @Test
        void shouldBreakTiesOfClosingByNotificationId() {
            given(closed(LOW, EXPIRED).id("N3"))
                    .when(closed(LOW, RECOVERY_DETECTED).id("N2"))
                    .thenAbsorbed()
                    .state(state -> assertThat(state.closeReason()).isEqualTo(RECOVERY_DETECTED));
        }
    }
}
