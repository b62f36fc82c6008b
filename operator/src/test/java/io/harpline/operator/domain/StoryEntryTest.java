package io.harpline.operator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.operator.domain.StoryEntry.Judged;
import io.harpline.operator.domain.StoryEntry.KeptApart;
import io.harpline.operator.domain.StoryEntry.Notified;
import io.harpline.operator.domain.StoryEntry.Told;
import io.harpline.operator.domain.StoryEntry.Unreadable;
import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertEventType;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.topic.Origin;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Execution(ExecutionMode.CONCURRENT)
class StoryEntryTest {

    private static final Instant AT = Instant.parse("2026-11-20T06:00:00Z");

    static Stream<StoryEntry> entriesOfN1() {
        return Stream.of(
                new KeptApart(AT, place(0, 0), "N1", null, null, Standing.TO_MOVE),
                new Notified(AT, place(0, 0), "N1", "", null, null, null, Verification.OK, null),
                new Judged(AT, place(0, 0), outcome()),
                new Told(AT, place(0, 0), event()));
    }

    @ParameterizedTest
    @MethodSource("entriesOfN1")
    void shouldKnowOfWhichNotificationItTells(StoryEntry entry) {
        assertThat(entry.isOf("N1")).isTrue();
        assertThat(entry.isOf("N2")).isFalse();
    }

    @Test
    void shouldTellOfNoNotificationWhereItNamesNone() {
        assertThat(new Unreadable(AT, place(0, 0)).isOf("N1")).isFalse();
        assertThat(new Notified(AT, place(0, 0), null, "", null, null, null, Verification.OK, null).isOf("N1"))
                .isFalse();
    }

    @Test
    void shouldComeByPlaceWhereAllElseIsEqual() {
        List<StoryEntry> ordered = List.of(
                new Unreadable(AT, place(0, 9)), new Unreadable(AT, place(1, 1)), new Unreadable(AT, place(1, 2)));

        assertThat(ordered.reversed().stream().sorted(StoryEntry.IN_ORDER)).containsExactlyElementsOf(ordered);
    }

    private static NotificationOutcome outcome() {
        return new NotificationOutcome(
                NotificationOutcome.Result.ABSORBED,
                null,
                null,
                null,
                List.of(),
                "T",
                "A",
                "N1",
                AT,
                place(0, 0),
                null,
                null,
                null,
                null);
    }

    private static AlertEvent event() {
        return new AlertEvent(
                "e1",
                1,
                AlertEventType.RAISED,
                "T",
                "A",
                "N1",
                AT,
                AT,
                Severity.LOW,
                null,
                null,
                List.of(),
                AnAlert.open("T", "A"));
    }

    private static Origin place(int partition, long offset) {
        return new Origin("gardin.notifications.v1", partition, offset);
    }
}
