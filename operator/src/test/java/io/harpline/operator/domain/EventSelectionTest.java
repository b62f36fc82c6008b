package io.harpline.operator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.alert.AlertEventType;
import io.harpline.schemas.alert.Severity;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class EventSelectionTest {

    private static final Instant SIX = Instant.parse("2026-11-22T06:00:00Z");
    private static final Instant SEVEN = Instant.parse("2026-11-22T07:00:00Z");
    private static final PastEvent EVENT = new PastEvent(new Place(0, 1), SIX, "e1", 1, "RAISED", "HIGH");

    private static final EventSelection ALL = with(Period.ALWAYS, null, null, null, null, null);
    private static final EventSelection TENANT = with(Period.ALWAYS, "T1", null, null, null, null);
    private static final EventSelection ALERT = with(Period.ALWAYS, null, "T1/A1", null, null, null);
    private static final EventSelection CLOSED = with(Period.ALWAYS, null, null, AlertEventType.CLOSED, null, null);
    private static final EventSelection HIGH = with(Period.ALWAYS, null, null, null, Severity.HIGH, null);
    private static final EventSelection ONE = with(Period.ALWAYS, null, null, null, null, "e1");
    private static final EventSelection EARLY = with(new Period(Instant.MIN, SIX), null, null, null, null, null);
    private static final EventSelection LATE = with(new Period(SEVEN, Instant.MAX), null, null, null, null, null);

    @Test
    void shouldMeanTheAlertsOfATenantOrOneAlert() {
        assertThat(ALL.isOf("T1/A1")).isTrue();
        assertThat(TENANT.isOf("T1/A1")).isTrue();
        assertThat(TENANT.isOf("T11/A1")).isFalse();
        assertThat(ALERT.isOf("T1/A1")).isTrue();
        assertThat(ALERT.isOf("T1/A2")).isFalse();
    }

    @Test
    void shouldTakeTheEventsOfWhichAllIsTrue() {
        assertThat(ALL.takes(EVENT)).isTrue();
        assertThat(HIGH.takes(EVENT)).isTrue();
        assertThat(ONE.takes(EVENT)).isTrue();
        assertThat(CLOSED.takes(EVENT)).isFalse();
        assertThat(EARLY.takes(EVENT)).isFalse();
        assertThat(HIGH.takes(new PastEvent(new Place(0, 1), SIX, "e1", 1, "RAISED", "LOW")))
                .isFalse();
        assertThat(ONE.takes(new PastEvent(new Place(0, 1), SIX, "e2", 1, "RAISED", "HIGH")))
                .isFalse();
        assertThat(CLOSED.takes(new PastEvent(new Place(0, 1), SIX, "e1", 1, "CLOSED", "HIGH")))
                .isTrue();
    }

    @Test
    void shouldTakeAllOfAnAlertWhereNothingIsAskedOfItsEvents() {
        assertThat(ALL.takesAllOfAnAlert()).isTrue();
        assertThat(TENANT.takesAllOfAnAlert()).isTrue();
        assertThat(ALERT.takesAllOfAnAlert()).isTrue();
        assertThat(CLOSED.takesAllOfAnAlert()).isFalse();
        assertThat(HIGH.takesAllOfAnAlert()).isFalse();
        assertThat(ONE.takesAllOfAnAlert()).isFalse();
        assertThat(LATE.takesAllOfAnAlert()).isFalse();
    }

    @Test
    void shouldSayItAsItIsAskedFor() {
        EventSelection much = with(new Period(SIX, SEVEN), "T1", "T1/A1", AlertEventType.CLOSED, Severity.HIGH, "e1");

        assertThat(ALL.words()).isEqualTo("all");
        assertThat(much.words())
                .isEqualTo("--from 2026-11-22T06:00:00.000Z --to 2026-11-22T07:00:00.000Z --tenant T1 --alert T1/A1"
                        + " --type CLOSED --severity HIGH --event e1");
    }

    private static EventSelection with(
            Period period,
            @Nullable String tenant,
            @Nullable String alert,
            @Nullable AlertEventType type,
            @Nullable Severity severity,
            @Nullable String eventId) {
        return new EventSelection(
                period,
                Optional.ofNullable(tenant),
                Optional.ofNullable(alert),
                Optional.ofNullable(type),
                Optional.ofNullable(severity),
                Optional.ofNullable(eventId));
    }
}
