package io.harpline.operator.terminal;

import io.harpline.operator.domain.StoryEntry;
import io.harpline.operator.domain.StoryEntry.Attempted;
import io.harpline.operator.domain.StoryEntry.Finished;
import io.harpline.operator.domain.StoryEntry.Judged;
import io.harpline.operator.domain.StoryEntry.KeptApart;
import io.harpline.operator.domain.StoryEntry.NotTaken;
import io.harpline.operator.domain.StoryEntry.Notified;
import io.harpline.operator.domain.StoryEntry.PutAside;
import io.harpline.operator.domain.StoryEntry.SentAgain;
import io.harpline.operator.domain.StoryEntry.Told;
import io.harpline.operator.domain.StoryEntry.Unreadable;
import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.harp.Attempt;
import io.harpline.schemas.harp.DeadLetter;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.topic.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An entry of a story in words; much of it somebody else has written.
final class EntryWords {

    private static final int LONGEST_EXCERPT = 80;

    private EntryWords() {}

    static String what(StoryEntry entry) {
        return switch (entry) {
            case KeptApart _ -> "kept apart";
            case Notified _ -> "notification";
            case Judged _ -> "  outcome";
            case PutAside _ -> "  quarantine";
            case Told _ -> "  event";
            case SentAgain _ -> "sent again";
            case Attempted _ -> "attempt";
            case Finished _ -> "delivery";
            case NotTaken _ -> "dead letter";
            case Unreadable _ -> "unreadable";
        };
    }

    static String says(StoryEntry entry) {
        return switch (entry) {
            case KeptApart kept ->
                "refused for its %s; %s; notification %s"
                        .formatted(shown(kept.reason()), kept.now().words(), shown(kept.notificationId()));
            case Notified notified ->
                "%s; signature %s (%s/%s); notification %s%s"
                        .formatted(
                                notified.says(),
                                notified.signature().words(),
                                shown(notified.source()),
                                shown(notified.keyId()),
                                shown(notified.notificationId()),
                                from(notified.movedFrom()));
            case Judged judged -> outcome(judged.outcome());
            case PutAside aside ->
                "its bytes: ./harpline quarantine show " + aside.quarantined().place();
            case Told told -> event(told.event());
            case SentAgain again ->
                "v%s, asked for by %s, %s %s"
                        .formatted(
                                shown(again.version()),
                                shown(again.requestedBy()),
                                shown(again.mode()),
                                shown(again.replayId()));
            case Attempted attempted ->
                "v%d to %s: %s".formatted(attempted.version(), attempted.destination(), attempt(attempted.attempt()));
            case Finished finished -> delivery(finished.receipt());
            case NotTaken letter -> deadLetter(letter.version(), letter.cause());
            case Unreadable _ -> "this version can make nothing of it";
        };
    }

    private static String outcome(NotificationOutcome outcome) {
        List<String> words = new ArrayList<>(List.of(outcome.result().name()));
        if (outcome.reason() != null) {
            words.add(outcome.reason() + ": " + outcome.why());
        }
        if (outcome.earlier() != null) {
            words.add("of " + StoryEntry.text(outcome.earlier()));
        }
        if (outcome.eventType() != null) {
            words.add("makes " + outcome.eventType() + " v" + outcome.version());
        }
        if (!outcome.notes().isEmpty()) {
            words.add("(" + String.join("; ", outcome.notes()) + ")");
        }
        return String.join(" ", words);
    }

    private static String event(AlertEvent event) {
        return "%s v%d: %s %s%s"
                .formatted(
                        event.type(),
                        event.version(),
                        event.state().phase(),
                        event.state().severity(),
                        event.gaps().isEmpty() ? "" : ", gaps " + event.gaps());
    }

    private static String attempt(Attempt attempt) {
        String answer = attempt.status() == null ? "no answer" : "status " + attempt.status();
        String error = attempt.error();
        boolean saysMore = error != null && !error.equals("HTTP " + attempt.status());
        return answer + (saysMore ? ", " + error : "") + ", after " + attempt.millis() + " ms";
    }

    private static String delivery(Receipt receipt) {
        int unlisted = receipt.attemptCount() - receipt.attempts().size();
        return "v%d to %s: %s, %d attempt%s%s%s"
                .formatted(
                        receipt.version(),
                        receipt.destination(),
                        receipt.result(),
                        receipt.attemptCount(),
                        receipt.attemptCount() == 1 ? "" : "s",
                        unlisted > 0 ? ", of which the first " + unlisted + " are not listed" : "",
                        receipt.why() == null ? "" : ", " + receipt.why());
    }

    private static String deadLetter(@Nullable Long version, DeadLetter cause) {
        String excerpt = cause.excerpt();
        return "v%s: %s, last status %s, %d attempts, redriven %d times: %s"
                .formatted(
                        shown(version),
                        cause.reason(),
                        shown(cause.lastStatus()),
                        cause.attempts(),
                        cause.redriveCount(),
                        excerpt.length() > LONGEST_EXCERPT ? excerpt.substring(0, LONGEST_EXCERPT) + "…" : excerpt);
    }

    private static String from(@Nullable Origin movedFrom) {
        return movedFrom == null ? "" : "; moved here from " + StoryEntry.text(movedFrom);
    }

    private static String shown(@Nullable Object value) {
        return Objects.toString(value, "-");
    }
}
