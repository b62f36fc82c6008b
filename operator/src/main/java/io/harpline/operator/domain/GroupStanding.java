package io.harpline.operator.domain;

import java.util.List;

/// A consumer group as it stands.
///
/// @param id its name in Kafka
/// @param service whose instances are its members
/// @param state Kafka's word for it; `Stable` is the good one
/// @param names under which its members come back after a restart, of those that have one
/// @param members how many there are, with a name or without
public record GroupStanding(String id, String service, String state, List<String> names, int members) {

    private static final String STABLE = "Stable";

    public GroupStanding {
        names = List.copyOf(names);
    }

    public Finding finding() {
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
}
