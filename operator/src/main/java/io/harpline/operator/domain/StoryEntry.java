package io.harpline.operator.domain;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.harp.Attempt;
import io.harpline.schemas.harp.DeadLetter;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.topic.Origin;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One thing that happened to an alert, and the record that says so.
public sealed interface StoryEntry {

    /// By time; what is of one moment in the order in which one thing leads to the next.
    Comparator<StoryEntry> IN_ORDER = Comparator.comparing(StoryEntry::at)
            .thenComparingInt(StoryEntry::rank)
            .thenComparingInt(entry -> entry.place().partition())
            .thenComparingLong(entry -> entry.place().offset());

    /// When it happened, by the clock of whoever wrote it down. What came of a notification has the time at which that
    /// was received, also where it was done later.
    Instant at();

    /// Where that is written.
    Origin place();

    /// A request that was refused, and kept apart since nothing had shown it to be genuine.
    ///
    /// @param reason for which it was refused
    /// @param now how it stands with the keys that there are now
    record KeptApart(
            Instant at,
            Origin place,
            @Nullable String notificationId,
            @Nullable String source,
            @Nullable String reason,
            Standing now)
            implements StoryEntry {}

    /// A notification in the archive.
    ///
    /// @param says what it says, in short, or why that cannot be read
    /// @param signature what checking it again has shown
    /// @param movedFrom where it stood before an operator had it moved here
    record Notified(
            Instant at,
            Origin place,
            @Nullable String notificationId,
            String says,
            @Nullable String source,
            @Nullable String keyId,
            @Nullable String ingestId,
            Verification signature,
            @Nullable Origin movedFrom)
            implements StoryEntry {}

    /// What became of a notification.
    record Judged(Instant at, Origin place, NotificationOutcome outcome) implements StoryEntry {}

    /// A notification that could not be applied, as it is kept for whoever finds out why.
    record PutAside(Instant at, Origin place, Quarantined quarantined) implements StoryEntry {}

    /// An event that was made.
    record Told(Instant at, Origin place, AlertEvent event) implements StoryEntry {}

    /// An event that was sent again on request.
    ///
    /// @param at when the operation began, where that is known
    record SentAgain(
            Instant at,
            Origin place,
            @Nullable Long version,
            @Nullable String replayId,
            @Nullable String requestedBy,
            @Nullable String mode)
            implements StoryEntry {}

    /// One request to Harp, with where it went.
    ///
    /// @param place of the receipt that tells of it
    record Attempted(Instant at, Origin place, String destination, long version, Attempt attempt)
            implements StoryEntry {}

    /// What became of a delivery.
    record Finished(Instant at, Origin place, Receipt receipt) implements StoryEntry {}

    /// An event that Harp did not take.
    record NotTaken(Instant at, Origin place, @Nullable Long version, DeadLetter cause) implements StoryEntry {}

    /// A record of which this version can make nothing.
    record Unreadable(Instant at, Origin place) implements StoryEntry {}

    /// Whether it tells of this notification.
    default boolean isOf(String notificationId) {
        return notificationId.equals(
                switch (this) {
                    case KeptApart kept -> kept.notificationId();
                    case Notified notified -> notified.notificationId();
                    case Judged judged -> judged.outcome().notificationId();
                    case Told told -> told.event().notificationId();
                    case PutAside _, SentAgain _, Attempted _, Finished _, NotTaken _, Unreadable _ -> null;
                });
    }

    private int rank() {
        return switch (this) {
            case KeptApart _ -> 0;
            case Notified _ -> 1;
            case Judged _ -> 2;
            case PutAside _ -> 3;
            case Told _ -> 4;
            case SentAgain _ -> 5;
            case Attempted _ -> 6;
            case Finished _ -> 7;
            case NotTaken _ -> 8;
            case Unreadable _ -> 9;
        };
    }

    /// A place in words.
    static String text(Origin place) {
        return place.topic() + "-" + place.partition() + "-" + place.offset();
    }

    /// The entry as one of that kind.
    default <T extends StoryEntry> Optional<T> as(Class<T> kind) {
        return kind.isInstance(this) ? Optional.of(kind.cast(this)) : Optional.empty();
    }
}
