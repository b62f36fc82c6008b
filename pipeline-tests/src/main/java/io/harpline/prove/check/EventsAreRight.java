package io.harpline.prove.check;

import io.harpline.prove.evidence.Archived;
import io.harpline.prove.evidence.Read;
import io.harpline.prove.model.Fact;
import io.harpline.prove.model.Place;
import io.harpline.prove.model.Ruling;
import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.gardin.NotificationOutcome;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Each change is told by exactly one event, and nothing else is.
final class EventsAreRight {

    private final Reckoning known;
    private final Findings findings = new Findings(2, "each visible change makes exactly one event, and the right one");
    private final Map<Place, String> ids = new HashMap<>();
    private final Set<String> expected = new HashSet<>();

    private EventsAreRight(Reckoning known) {
        this.known = known;
        for (Read<NotificationOutcome> outcome : known.evidence().outcomes()) {
            String eventId = outcome.value().eventId();
            if (eventId != null) {
                ids.put(
                        new Place(
                                outcome.value().origin().partition(),
                                outcome.value().origin().offset()),
                        eventId);
            }
        }
    }

    static Verdict of(Reckoning known) {
        EventsAreRight check = new EventsAreRight(known);
        known.evidence().archive().forEach(check::look);
        check.lookForOthers();
        return check.findings.verdict();
    }

    private void look(Archived record) {
        Ruling ruling = known.rulings().get(record.place());
        Ruling.Change change = ruling == null ? null : ruling.event();
        String eventId = ids.get(record.place());
        if (change == null || eventId == null || !(record.told() instanceof Fact fact)) {
            return;
        }
        findings.look();
        expected.add(eventId);
        Read<AlertEvent> event = known.events().get(eventId);
        if (event == null) {
            findings.breach("no event was written", "eventId %s, for %s".formatted(eventId, record));
            return;
        }
        String wrong = wrong(event, record, fact, change);
        if (wrong != null) {
            findings.breach("another event than it must be", "%s; %s; event %s".formatted(wrong, record, event));
        }
    }

    private static @Nullable String wrong(Read<AlertEvent> read, Archived record, Fact fact, Ruling.Change change) {
        AlertEvent event = read.value();
        if (!read.key().equals(record.key()) || !event.key().toString().equals(record.key())) {
            return "of another alert";
        }
        if (!event.notificationId().equals(fact.notificationId())
                || !event.occurredAt().equals(fact.timestamp())
                || !event.receivedAt().equals(record.receivedAt())
                || !read.at().equals(record.at())) {
            return "of another notification";
        }
        if (!event.type().name().equals(change.type())
                || event.version() != change.state().version()) {
            return "must be %s of version %d"
                    .formatted(change.type(), change.state().version());
        }
        if (!event.severity().name().equals(change.state().joined().severity())
                || !change.mayFollow(name(event.previousSeverity()))) {
            return "severity must be %s, after %s or %s"
                    .formatted(change.state().joined().severity(), change.known(), change.named());
        }
        return Objects.equals(name(event.closeReason()), change.closeReason())
                ? null
                : "closeReason must be " + change.closeReason();
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private void lookForOthers() {
        Set<String> seen = new HashSet<>();
        for (Read<AlertEvent> event : known.evidence().events()) {
            if (!seen.add(event.value().eventId())) {
                findings.breach("written twice", event.toString());
            }
            if (!expected.contains(event.value().eventId())) {
                findings.breach("an event of no change", event.toString());
            }
        }
    }
}
