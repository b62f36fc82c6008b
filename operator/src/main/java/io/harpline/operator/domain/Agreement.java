package io.harpline.operator.domain;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.harpline.operator.domain.Doubt.Kind;
import io.harpline.operator.domain.StoryEntry.Judged;
import io.harpline.operator.domain.StoryEntry.KeptApart;
import io.harpline.operator.domain.StoryEntry.Notified;
import io.harpline.operator.domain.StoryEntry.Told;
import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.topic.Origin;
import io.harpline.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Whether archive, outcomes, events, state and Harp tell one and the same story.
///
/// @param cut topics that no longer have their records of the alert's first time: what is missing there is no doubt
public record Agreement(AlertStory story, Set<String> cut) {

    public Agreement {
        cut = Set.copyOf(cut);
    }

    /// All that speaks against it, the archive's first; none where they agree.
    public List<Doubt> doubts() {
        List<Doubt> doubts = new ArrayList<>();
        for (Notified notified : story.all(Notified.class)) {
            if (!notified.signature().isGood()) {
                doubts.add(new Doubt(
                        Kind.SIGNATURE,
                        "the signature of %s: %s"
                                .formatted(
                                        StoryEntry.text(notified.place()),
                                        notified.signature().words())));
            }
        }
        for (KeptApart kept : story.all(KeptApart.class)) {
            if (kept.now() == Standing.TO_MOVE) {
                doubts.add(new Doubt(
                        Kind.KEPT_APART,
                        StoryEntry.text(kept.place())
                                + " is genuine and not in the archive; ./harpline reverify moves it there"));
            }
        }
        addUnlinked(doubts);
        doubts.addAll(new LastWord(story).doubts());
        return doubts;
    }

    private void addUnlinked(List<Doubt> doubts) {
        Map<Origin, List<NotificationOutcome>> outcomes =
                story.all(Judged.class).stream().map(Judged::outcome).collect(groupingBy(NotificationOutcome::origin));
        for (Notified notified : story.all(Notified.class)) {
            int found = outcomes.getOrDefault(notified.place(), List.of()).size();
            if (found == 0 && !cut.contains(Topics.OUTCOMES.name())) {
                doubts.add(new Doubt(
                        Kind.NO_OUTCOME,
                        StoryEntry.text(notified.place()) + " has no outcome: transform-streams has not finished it"));
            } else if (found > 1) {
                doubts.add(new Doubt(
                        Kind.TWO_OUTCOMES, StoryEntry.text(notified.place()) + " has " + found + " outcomes"));
            }
        }
        Set<String> events = story.all(Told.class).stream()
                .map(told -> told.event().eventId())
                .collect(toSet());
        for (Judged judged : story.all(Judged.class)) {
            String eventId = judged.outcome().eventId();
            if (eventId != null && !events.contains(eventId) && !cut.contains(Topics.EVENTS.name())) {
                doubts.add(new Doubt(
                        Kind.NO_EVENT,
                        StoryEntry.text(judged.place()) + " names an event that is not in alerts.events.v1"));
            }
        }
    }
}
