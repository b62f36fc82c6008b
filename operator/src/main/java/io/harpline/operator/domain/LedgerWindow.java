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
    /// @param time the latest one among the first of its records
    public record Beginning(String partition, Instant time) {}

    public static LedgerWindow of(Period asked, List<Beginning> beginnings) {
        Optional<Beginning> last = beginnings.stream().max(Comparator.comparing(Beginning::time));
        if (last.isEmpty() || !asked.from().isBefore(whole(last.get()))) {
            return new LedgerWindow(asked, Optional.empty());
        }
        return new LedgerWindow(
                new Period(whole(last.get()), asked.to()),
                Optional.of("before that it is not whole: " + last.get().partition() + " has lost its beginning"));
    }

    private static Instant whole(Beginning beginning) {
        return beginning.time().plus(MARGIN);
    }

    /// When it begins, if it does not begin with the topics.
    public Optional<Instant> from() {
        return Optional.of(period.from()).filter(from -> !from.equals(Instant.MIN));
    }
}
