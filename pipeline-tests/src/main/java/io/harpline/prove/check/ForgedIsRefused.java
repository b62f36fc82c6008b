package io.harpline.prove.check;

import io.harpline.prove.evidence.Answer;
import io.harpline.prove.evidence.Archived;
import io.harpline.prove.evidence.Quarantined;
import io.harpline.prove.evidence.Read;
import io.harpline.prove.history.Kind;
import io.harpline.prove.model.Digest;
import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.gardin.NotificationOutcome;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What was forged, unsigned or oversized was refused, and nothing of it stands anywhere. Bytes and ids that Gardin
/// sent as well tell of nothing.
final class ForgedIsRefused {

    private final Map<Digest, Answer> bytes = new HashMap<>();
    private final Map<String, Answer> notifications = new HashMap<>();
    private final Findings findings =
            new Findings(7, "nothing of what was forged, unsigned or oversized went anywhere");

    private ForgedIsRefused() {}

    private static boolean isRefused(Kind kind) {
        return !kind.isGenuine() || kind == Kind.OVERSIZED;
    }

    static Verdict of(Reckoning known) {
        ForgedIsRefused check = new ForgedIsRefused();
        for (Answer answer : known.evidence().answers()) {
            if (isRefused(answer.kind())) {
                check.look(answer);
            }
        }
        for (Answer answer : known.evidence().answers()) {
            if (!isRefused(answer.kind())) {
                check.bytes.remove(answer.bytes());
                check.notifications.remove(String.valueOf(answer.notificationId()));
            }
        }
        check.search(known);
        return check.findings.verdict();
    }

    private void look(Answer answer) {
        Set<Integer> right = Set.of(0, 408, 503, answer.kind() == Kind.OVERSIZED ? 413 : 401);
        findings.require(right.contains(answer.status()), "not refused", () -> answer);
        bytes.put(answer.bytes(), answer);
        if (answer.notificationId() != null) {
            notifications.put(answer.notificationId(), answer);
        }
    }

    private void search(Reckoning known) {
        known.evidence().marked().forEach(where -> findings.breach("a forged body's marker stands elsewhere", where));
        for (Archived record : known.evidence().archive()) {
            report(bytes.get(record.bytes()), "in the archive", record);
            report(byId(record.told().notificationId()), "in the archive", record);
        }
        for (Read<NotificationOutcome> outcome : known.evidence().outcomes()) {
            report(byId(outcome.value().notificationId()), "in gardin.outcomes.v1", outcome);
        }
        for (Read<Quarantined> record : known.evidence().quarantine()) {
            report(bytes.get(record.value().bytes()), "in quarantine", record);
        }
        Set<String> told = new HashSet<>();
        known.evidence().posts().forEach(post -> told.add(post.eventId()));
        for (Read<AlertEvent> event : known.evidence().events()) {
            report(
                    byId(event.value().notificationId()),
                    told.contains(event.value().eventId()) ? "an event, and in Harp" : "an event",
                    event);
        }
    }

    private @Nullable Answer byId(@Nullable String notificationId) {
        return notificationId == null ? null : notifications.get(notificationId);
    }

    private void report(@Nullable Answer forged, String where, Object found) {
        if (forged != null) {
            findings.breach("what was not genuine is " + where, forged + "; " + found);
        }
    }
}
