package io.harpline.operator.domain;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.harpline.operator.domain.Doubt.Kind;
import io.harpline.operator.domain.StoryEntry.Judged;
import io.harpline.operator.domain.StoryEntry.NotTaken;
import io.harpline.operator.domain.StoryEntry.Notified;
import io.harpline.operator.domain.StoryEntry.Told;
import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.alert.Phase;
import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.harp.Receipt.Result;
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
            if (notified.signature() != Verification.OK) {
                doubts.add(new Doubt(
                        Kind.SIGNATURE,
                        "the signature of %s: %s"
                                .formatted(
                                        text(notified.place()),
                                        notified.signature().words())));
            }
        }
        addUnlinked(doubts);
        addHarps(doubts);
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
                        text(notified.place()) + " has no outcome: transform-streams has not finished it"));
            } else if (found > 1) {
                doubts.add(new Doubt(Kind.TWO_OUTCOMES, text(notified.place()) + " has " + found + " outcomes"));
            }
        }
        Set<String> events = story.all(Told.class).stream()
                .map(told -> told.event().eventId())
                .collect(toSet());
        for (Judged judged : story.all(Judged.class)) {
            String eventId = judged.outcome().eventId();
            if (eventId != null && !events.contains(eventId) && !cut.contains(Topics.EVENTS.name())) {
                doubts.add(new Doubt(
                        Kind.NO_EVENT, text(judged.place()) + " names an event that is not in alerts.events.v1"));
            }
        }
    }

    private void addHarps(List<Doubt> doubts) {
        AlertState truth = story.truth().orElse(null);
        if (truth == null) {
            if (!story.acknowledged().isEmpty()) {
                doubts.add(new Doubt(
                        Kind.NOT_KNOWN,
                        "Harp has acknowledged this alert, of which neither a state nor an event is kept any more"));
            }
            return;
        }
        if (story.acknowledged().isEmpty() && !goesNowhere(truth)) {
            doubts.add(doubt("Harp has acknowledged nothing of it", truth));
        }
        for (Acknowledged harp : story.acknowledged()) {
            if (harp.version() != truth.version()
                    && story.after(harp.version())
                            .filter(shown -> looksLike(shown, truth))
                            .isEmpty()) {
                doubts.add(doubt("Harp (" + harp.destination() + ") has last acknowledged v" + harp.version(), truth));
            }
        }
    }

    /// To Harp a closed alert is closed, however severe it was.
    private static boolean looksLike(AlertState shown, AlertState truth) {
        return shown.phase() == truth.phase()
                && (truth.phase() == Phase.CLOSED || shown.severity() == truth.severity());
    }

    private boolean goesNowhere(AlertState truth) {
        List<Receipt> receipts = story.receipts(newestVersion(truth));
        return !receipts.isEmpty() && receipts.getLast().result() == Result.NOT_ROUTED;
    }

    private Doubt doubt(String harp, AlertState truth) {
        String so =
                "%s, and the alert is %s %s v%d: ".formatted(harp, truth.phase(), truth.severity(), truth.version());
        long newest = newestVersion(truth);
        List<Receipt> receipts = story.receipts(newest);
        if (receipts.isEmpty()) {
            return new Doubt(Kind.UNDER_WAY, so + "harp-sink has not finished v" + newest);
        }
        Receipt last = receipts.getLast();
        return new Doubt(
                Kind.HARP_DIFFERS,
                so
                        + switch (last.result()) {
                            case REFUSED, EXHAUSTED ->
                                "v%d is a dead letter%s".formatted(newest, placeOfLetter(newest));
                            case NOT_ROUTED -> "v" + newest + " goes to no integration";
                            case DELIVERED, ALREADY_DELIVERED, SUPERSEDED ->
                                "v%d was %s at %s".formatted(newest, last.result(), last.destination());
                        });
    }

    private long newestVersion(AlertState truth) {
        return story.newest().map(AlertEvent::version).orElse(truth.version());
    }

    private String placeOfLetter(long version) {
        return story.all(NotTaken.class).reversed().stream()
                .filter(letter -> letter.version() != null && letter.version() == version)
                .findFirst()
                .map(letter -> ", " + text(letter.place()))
                .orElse("");
    }

    private static String text(Origin place) {
        return place.topic() + "-" + place.partition() + "-" + place.offset();
    }
}
