package io.harpline.operator.domain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A consumer group as it stands.
///
/// @param id its name in Kafka
/// @param service whose instances are its members
/// @param state Kafka's word for it; `Stable` is the good one
/// @param names under which its members come back after a restart, of those that have one
/// @param members how many there are, with a name or without
/// @param waiting records that are not finished, at most: the ends of transactions count too
/// @param oldest how long the oldest of them has been there; absent where none is
public record GroupStanding(
        String id,
        String service,
        String state,
        List<String> names,
        int members,
        long waiting,
        Optional<Duration> oldest) {

    /// From then on alerts reach Harp late; the same as in the alarm of the metrics.
    static final Duration LATE = Duration.ofMinutes(5);

    private static final String STABLE = "Stable";

    public GroupStanding {
        names = List.copyOf(names);
    }

    public List<Finding> findings() {
        return List.of(group(), lag());
    }

    private Finding group() {
        String check = "group " + id;
        if (members == 0) {
            return Finding.broken(
                    check,
                    "nobody is in it: nothing is processed",
                    "start " + service + "; if it runs, its log says what keeps it from Kafka");
        }
        if (!STABLE.equals(state)) {
            return Finding.warning(
                    check,
                    members + " members, state " + state,
                    "look again in a minute; if it stays so, an instance of " + service
                            + " comes and goes: look at the logs");
        }
        if (names.size() < members) {
            return Finding.warning(
                    check,
                    "%d of %d members have no name that they keep".formatted(members - names.size(), members),
                    "give each instance of " + service
                            + " its own, so that a restart takes up its partitions at once (docs/operations.md)");
        }
        return Finding.ok(check, String.join(", ", names));
    }

    private Finding lag() {
        String check = "lag " + id;
        if (oldest.isEmpty()) {
            return Finding.ok(check, "nothing waits");
        }
        String what = "%d records wait at most, the oldest for %s".formatted(waiting, words(oldest.get()));
        return oldest.get().compareTo(LATE) <= 0
                ? Finding.ok(check, what)
                : Finding.warning(
                        check,
                        what,
                        "look at the other findings on " + service
                                + "; if there are none, it is too slow: docs/operations.md, Size");
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
