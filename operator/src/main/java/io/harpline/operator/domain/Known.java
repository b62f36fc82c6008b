package io.harpline.operator.domain;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/// What is known of the alerts of dead letters, by record key.
///
/// @param delivered the newest that Harp has acknowledged
/// @param waiting the newest that stands in `harp.replay.v1` and the sink has not finished
public record Known(Map<String, Delivered> delivered, Map<String, Sent> waiting) {

    /// An event that was sent again.
    ///
    /// @param redriveCount how often, this time included
    public record Sent(long version, int redriveCount) implements Comparable<Sent> {

        private static final Comparator<Sent> BY_NEWS =
                Comparator.comparingLong(Sent::version).thenComparingInt(Sent::redriveCount);

        @Override
        public int compareTo(Sent other) {
            return BY_NEWS.compare(this, other);
        }
    }

    public Known {
        delivered = Map.copyOf(delivered);
        waiting = Map.copyOf(waiting);
    }

    /// What Harp knows of it already; empty where it does not know what the letter says.
    Optional<Fate> told(Letter letter) {
        long version = letter.version().orElse(Long.MAX_VALUE);
        return Optional.ofNullable(delivered.get(letter.alert()))
                .filter(newest -> version <= newest.version())
                .filter(newest -> version != newest.version() || newest.answers(letter))
                .map(newest -> version == newest.version() ? Fate.DELIVERED : Fate.SUPERSEDED);
    }

    /// Whether something waits to which the letter adds nothing. A letter that tells how a sending failed has the count
    /// of that sending, and so is not taken for one that waits.
    boolean isWaiting(Letter letter) {
        Sent its =
                new Sent(letter.version().orElse(Long.MAX_VALUE), letter.cause().redriveCount());
        return Optional.ofNullable(waiting.get(letter.alert()))
                .filter(sent -> sent.compareTo(its) > 0)
                .isPresent();
    }
}
