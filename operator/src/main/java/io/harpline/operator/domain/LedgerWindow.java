package io.harpline.operator.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The stretch of time of which all topics still have everything, as far as it was asked for. Times are those of the
/// records, which an archived notification and all that came of it in transform share.
///
/// @param period what is counted
/// @param shortened why it does not begin where it was asked to
public record LedgerWindow(Period period, Optional<String> shortened) {

    /// What is removed goes by the time of whole segments, in which times may be out of turn: what waited in a spool
    /// stands behind what is younger.
    static final Duration MARGIN = Duration.ofHours(1);

    /// Where a partition of which Kafka has removed the beginning begins now.
    ///
    /// @param partition its name
    /// @param time nothing is missing that is younger, but for the margin
    public record Beginning(String partition, Instant time) {

        /// By what it has, and by what it must have: where nothing came for long, its first record is young, and yet
        /// only what is too old is missing.
        ///
        /// @param first the latest one among its first records
        /// @param certain it keeps what is younger
        public static Beginning of(String partition, Instant first, Instant certain) {
            return new Beginning(partition, first.isBefore(certain) ? first : certain);
        }

        /// When it is whole.
        public Instant whole() {
            return time.plus(MARGIN);
        }
    }

    public static LedgerWindow of(Period asked, List<Beginning> beginnings) {
        Optional<Beginning> last = beginnings.stream().max(Comparator.comparing(Beginning::time));
        if (last.isEmpty() || !asked.from().isBefore(last.get().whole())) {
            return new LedgerWindow(asked, Optional.empty());
        }
        return new LedgerWindow(
                new Period(last.get().whole(), asked.to()),
                Optional.of("before that it is not whole: " + last.get().partition() + " has lost its beginning"));
    }

    /// Whether nothing is left of what was asked for, as it is not whole.
    public boolean isNothing(Instant now) {
        Instant end = period.to().isBefore(now) ? period.to() : now;
        return shortened.isPresent() && !period.from().isBefore(end);
    }

    /// When it begins, if it does not begin with the topics.
    public Optional<Instant> from() {
        return Optional.of(period.from()).filter(from -> !from.equals(Instant.MIN));
    }
}
