package io.harpline.prove.check;

import io.harpline.prove.evidence.Archived;
import io.harpline.prove.evidence.Read;
import io.harpline.prove.model.Place;
import io.harpline.prove.model.Ruling;
import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.gardin.QuarantineReason;
import io.harpline.schemas.topic.Origin;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Each outcome is the one that the model says.
final class OutcomesAreRight {

    private OutcomesAreRight() {}

    static Verdict of(Reckoning known) {
        Findings findings = new Findings(2, "each outcome is the one that the reference model says");
        Map<Place, Archived> archive = new HashMap<>();
        known.evidence().archive().forEach(record -> archive.put(record.place(), record));
        for (Read<NotificationOutcome> read : known.evidence().outcomes()) {
            Place place = place(read.value().origin());
            Archived record = place == null ? null : archive.get(place);
            Ruling ruling = place == null ? null : known.rulings().get(place);
            if (record != null && ruling != null) {
                findings.look();
                String wrong = wrong(read, record, ruling);
                if (wrong != null) {
                    findings.breach(
                            "another outcome than it must have", "%s; %s; outcome %s".formatted(wrong, record, read));
                }
            }
        }
        return findings.verdict();
    }

    private static @Nullable Place place(@Nullable Origin origin) {
        return origin == null ? null : new Place(origin.partition(), origin.offset());
    }

    private static @Nullable String wrong(Read<NotificationOutcome> read, Archived record, Ruling ruling) {
        NotificationOutcome outcome = read.value();
        if (!outcome.result().name().equals(ruling.result())) {
            return "must be " + ruling.result();
        }
        if (!read.key().equals(record.key()) || !read.at().equals(record.at())) {
            return "must have the key and the time of its notification";
        }
        if (!outcome.receivedAt().equals(record.receivedAt())
                || !Objects.equals(outcome.notificationId(), record.told().notificationId())) {
            return "tells of another notification";
        }
        QuarantineReason reason = outcome.reason();
        if (!ruling.faults().isEmpty() && !ruling.allows(reason == null ? null : reason.name(), outcome.field())) {
            return "must be quarantined for one of " + ruling.faults();
        }
        if (!Objects.equals(place(outcome.earlier()), ruling.earlier())) {
            return "the earlier one stands at " + ruling.earlier();
        }
        boolean joined = ruling.result().equals("APPLIED") || ruling.result().equals("ABSORBED");
        if (joined && outcome.notes().isEmpty() == ruling.noted()) {
            return ruling.noted() ? "something odd must be noted" : "there is nothing odd to note";
        }
        return wrongEvent(outcome, ruling.event());
    }

    private static @Nullable String wrongEvent(NotificationOutcome outcome, Ruling.@Nullable Change event) {
        if (event == null) {
            return outcome.eventId() == null ? null : "makes no event";
        }
        boolean right = outcome.eventId() != null
                && String.valueOf(outcome.eventType()).equals(event.type())
                && Objects.equals(outcome.version(), event.state().version());
        return right
                ? null
                : "must make %s with version %d"
                        .formatted(event.type(), event.state().version());
    }
}
