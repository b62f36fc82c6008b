package io.harpline.prove.nemesis;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The kinds of things that go wrong.
///
/// Each stands a number of times in the pack from which a plan is dealt.
public enum Fault {
    /// SIGKILL to a service, a broker or Harp, which is started again some seconds later.
    KILL(8),
    /// SIGTERM to one, which is started again.
    STOP(4),
    /// SIGSTOP to one, and SIGCONT up to 30 s later.
    FREEZE(6),
    /// A connection that is slow, deaf, cut or broken off.
    NETWORK(10),
    /// A bad day of Harp's.
    HARP(5),
    /// Some alerts that Harp does not take, and all is well but for them.
    POISON(2),
    /// No space left for an ingest's spool, and no Kafka meanwhile.
    DISK(1),
    /// A transform killed, and its state directory lost.
    STATE(2),
    /// Each process stopped and started again, one after the other.
    ROLLING(1),
    /// A service in three instances for a while, and in one again.
    SCALE(3),
    /// A broker of three cut off from the others.
    PARTITION(3);

    private final int cards;

    Fault(int cards) {
        this.cards = cards;
    }

    /// How often it stands in the pack.
    int cards() {
        return cards;
    }

    /// As it is named on the command line and in reports.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads a list as it is given on the command line.
    ///
    /// @param list `all`, `none`, or names with commas between them
    /// @throws IllegalArgumentException that says which name is none, and which there are
    public static Set<Fault> read(String list) {
        if (list.equals("all")) {
            return EnumSet.allOf(Fault.class);
        }
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        if (!list.equals("none")) {
            Arrays.stream(list.split(",", -1)).forEach(name -> faults.add(of(name.trim())));
        }
        return faults;
    }

    private static Fault of(String name) {
        Optional<Fault> named = Arrays.stream(values())
                .filter(fault -> fault.text().equals(name))
                .findFirst();
        return named.orElseThrow(
                () -> new IllegalArgumentException("no fault is called '" + name + "'; there are all, none, "
                        + Arrays.stream(values()).map(Fault::text).collect(Collectors.joining(", "))));
    }
}
