package io.harpline.operator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.operator.domain.StoryEntry.Finished;
import io.harpline.operator.domain.StoryEntry.Notified;
import io.harpline.operator.domain.StoryEntry.PutAside;
import io.harpline.operator.domain.StoryEntry.SentAgain;
import io.harpline.operator.domain.StoryEntry.Told;
import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertEventType;
import io.harpline.schemas.alert.AlertKey;
import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.alert.Phase;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.harp.Receipt.Result;
import io.harpline.schemas.topic.Origin;
import io.harpline.schemas.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class AlertStoryTest {

    private static final Instant AT = Instant.parse("2026-11-20T06:00:00Z");

    @Test
    void shouldTellWhatIsOfOneMomentInTheOrderInWhichItComesAbout() {
        List<StoryEntry> told = List.of(
                notified(AT.minusSeconds(1), 9, null),
                notified(AT, 1, null),
                notified(AT, 2, null),
                aside(1),
                aside(2),
                new SentAgain(AT, new Origin(Topics.REPLAY.name(), 0, 0), null, null, null, null));
        List<StoryEntry> mixed = new ArrayList<>(told);
        Collections.shuffle(mixed, new Random(7));

        assertThat(story(mixed).entries()).isEqualTo(told);
    }

    @Test
    void shouldNotCountAsQuarantinedWhatWasGivenToTransformAgain() {
        List<StoryEntry> entries =
                List.of(notified(AT, 1, null), aside(1), aside(2), notified(AT, 3, aside(1).place(), "id-1"));

        assertThat(story(entries).quarantined()).isEqualTo(1);
    }

    /// A cut-over has told two events of one version.
    @Test
    void shouldTakeForKnownToHarpWhatWasDeliveredToThatDestination() {
        AlertStory story = story(List.of(
                told(1, 7, Phase.OPEN),
                told(2, 8, Phase.OPEN),
                told(3, 8, Phase.CLOSED),
                finished(1, 7, "north", Result.DELIVERED),
                finished(2, 8, "south", Result.DELIVERED),
                finished(3, 8, "north", Result.DELIVERED),
                finished(2, 8, "north", Result.SUPERSEDED)));

        assertThat(story.after(new Acknowledged("north", 8, AT)).map(AlertState::phase))
                .contains(Phase.CLOSED);
        assertThat(story.after(new Acknowledged("south", 8, AT)).map(AlertState::phase))
                .contains(Phase.OPEN);
        assertThat(story.after(new Acknowledged("west", 8, AT)).map(AlertState::phase))
                .as("the first, where no receipt says which")
                .contains(Phase.OPEN);
        assertThat(story.after(new Acknowledged("north", 9, AT))).isEmpty();
        assertThat(story.receipts(7)).hasSize(1);
    }

    private static StoryEntry told(long offset, long version, Phase phase) {
        AlertEventType type = phase == Phase.OPEN ? AlertEventType.RAISED : AlertEventType.CLOSED;
        AlertState state = AnAlert.of("T", "A", phase, List.of(), AT);
        return new Told(
                AT,
                event(offset),
                new AlertEvent(
                        "e" + offset,
                        version,
                        type,
                        "T",
                        "A",
                        "n",
                        AT,
                        AT,
                        Severity.LOW,
                        null,
                        null,
                        List.of(),
                        state));
    }

    private static StoryEntry finished(long offset, long version, String destination, Result result) {
        return new Finished(
                AT,
                new Origin(Topics.RECEIPTS.name(), 0, offset),
                new Receipt(
                        "e" + offset,
                        version,
                        "T",
                        "A",
                        destination,
                        result,
                        null,
                        1,
                        List.of(),
                        null,
                        null,
                        AT,
                        event(offset)));
    }

    private static Origin event(long offset) {
        return new Origin(Topics.EVENTS.name(), 0, offset);
    }

    private static AlertStory story(List<StoryEntry> entries) {
        return AlertStory.of(new AlertKey("T", "A"), entries, null, List.of());
    }

    private static StoryEntry notified(Instant at, long offset, @Nullable Origin movedFrom) {
        return notified(at, offset, movedFrom, null);
    }

    private static StoryEntry notified(Instant at, long offset, @Nullable Origin movedFrom, @Nullable String ingestId) {
        return new Notified(
                at,
                new Origin(Topics.NOTIFICATIONS.name(), 0, offset),
                "n",
                "",
                null,
                null,
                ingestId,
                Verification.OK,
                movedFrom);
    }

    private static StoryEntry aside(long offset) {
        Origin place = new Origin(Topics.QUARANTINE.name(), 0, offset);
        return new PutAside(
                AT, place, new Quarantined(new Place(0, offset), AT, "T/A", null, null, null, "id-" + offset, null, 0));
    }
}
