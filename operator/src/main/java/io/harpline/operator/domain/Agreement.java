package io.harpline.operator.domain;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.harpline.operator.domain.Doubt.Kind;
import io.harpline.operator.domain.StoryEntry.Judged;
import io.harpline.operator.domain.StoryEntry.KeptApart;
import io.harpline.operator.domain.StoryEntry.Notified;
import io.harpline.operator.domain.StoryEntry.Told;
import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.gardin.UnverifiedReason;
import io.harpline.schemas.topic.Origin;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Whether archive, outcomes, events, state and Harp tell one and the same story.
///
/// @param cut topics that no longer have their records of the alert's first time, and since when they have them all:
///     what is missing there from before is no doubt
public record Agreement(AlertStory story, Map<String, Instant> cut) {

    public Agreement {
        cut = Map.copyOf(cut);
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
                        "%s is genuine and not in the archive; ./harpline reverify%s moves it there"
                                .formatted(StoryEntry.text(kept.place()), option(kept))));
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
            if (found == 0 && mustBeIn(Topics.OUTCOMES, notified)) {
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
            if (eventId != null && !events.contains(eventId) && mustBeIn(Topics.EVENTS, judged)) {
                doubts.add(new Doubt(
                        Kind.NO_EVENT,
                        StoryEntry.text(judged.place()) + " names an event that is not in alerts.events.v1"));
            }
        }
    }

    /// Whether what has come of it must still be there. All of that bears the time of the notification.
    private boolean mustBeIn(TopicDeclaration topic, StoryEntry source) {
        Instant since = cut.get(topic.name());
        return since == null || !source.at().isBefore(since);
    }

    /// reverify moves what was refused for its signature, unless it is told otherwise.
    private static String option(KeptApart kept) {
        return Stream.of(UnverifiedReason.TOKEN, UnverifiedReason.TENANT)
                .filter(reason -> reason.text().equals(kept.reason()))
                .map(reason -> " --reason " + reason)
                .findFirst()
                .orElse("");
    }
}
