package io.harpline.operator.domain;

import java.time.Duration;
import java.util.Optional;

/// How far a consumer group is behind.
///
/// @param group its name in Kafka
/// @param service whose instances are its members
/// @param waiting what it could read
/// @param held what it cannot read yet, since a transaction is open
/// @param overtaken how many records Kafka has removed before the group has read them
public record LagStanding(String group, String service, Part waiting, Part held, long overtaken) {

    /// Records that are not finished.
    ///
    /// @param records how many at most: the ends of transactions count too
    /// @param oldest how long the oldest of them has been there; absent where none is
    public record Part(long records, Optional<Duration> oldest) {

        boolean isLate() {
            return oldest.filter(age -> age.compareTo(LATE) > 0).isPresent();
        }
    }

    /// From then on alerts reach Harp late; the same as in the alarm of the metrics.
    static final Duration LATE = Duration.ofMinutes(5);

    public Finding finding() {
        String check = "lag " + group;
        if (overtaken > 0) {
            return Finding.broken(
                    check,
                    "%d records were removed by Kafka before they were read".formatted(overtaken),
                    "keep the topic for longer (./harpline topics diff), start " + service
                            + "; what is lost of the events is in the archive: ./harpline reprocess");
        }
        if (held.isLate()) {
            return Finding.warning(
                    check,
                    "%d records at most are behind an open transaction, the oldest for %s"
                            .formatted(
                                    held.records(),
                                    held.oldest().map(LagStanding::words).orElse("-")),
                    "end the command that has it open, such as a cut-over; if there is none:"
                            + " kafka-transactions.sh find-hanging");
        }
        if (waiting.oldest().isEmpty()) {
            return Finding.ok(check, "nothing waits");
        }
        String what = "%d records wait at most, the oldest for %s"
                .formatted(
                        waiting.records(),
                        waiting.oldest().map(LagStanding::words).orElse("-"));
        return waiting.isLate()
                ? Finding.warning(
                        check,
                        what,
                        "look at the other findings on " + service
                                + "; if there are none, it is too slow: docs/operations.md, Size")
                : Finding.ok(check, what);
    }

    /// Whole seconds, or what is larger and still tells enough.
    static String words(Duration time) {
        if (time.toHours() >= 48) {
            return time.toDays() + " d";
        }
        if (time.toMinutes() >= 120) {
            return time.toHours() + " h";
        }
        return time.toSeconds() >= 120 ? time.toMinutes() + " min" : time.toSeconds() + " s";
    }
}
