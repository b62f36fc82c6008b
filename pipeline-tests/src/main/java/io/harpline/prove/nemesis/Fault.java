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
    KILL(8, "SIGKILL to a service, a broker or Harp, started again soon"),
    STOP(4, "SIGTERM to one of them"),
    FREEZE(6, "SIGSTOP to one of them, and SIGCONT up to 30 s later"),
    NETWORK(10, "a connection between two is slow, late, deaf, cut or reset"),
    HARP(5, "Harp refuses, hangs, is slow, fails a share, or loses answers"),
    POISON(2, "Harp fails some alerts alone, or never answers them"),
    DISK(1, "no space for ingest's spool, and no Kafka; takes a mount"),
    STATE(2, "transform is killed, and its state directory lost"),
    ROLLING(1, "each process is stopped and started, one after the other"),
    SCALE(3, "a service in three instances, one of them struck, and in one"),
    PARTITION(3, "a broker of three is cut off from the others");

    private final int cards;
    private final String what;

    Fault(int cards, String what) {
        this.cards = cards;
        this.what = what;
    }

    /// What happens, in words.
    public String what() {
        return what;
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
