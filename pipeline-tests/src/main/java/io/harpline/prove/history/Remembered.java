package io.harpline.prove.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Genuine requests that may be sent again, or be imitated: the last ones, and a fair sample of all.
final class Remembered {

    private static final int LAST = 64;
    private static final int SAMPLE = 2048;

    private final Chance chance;
    private final List<Request> last = new ArrayList<>();
    private final List<Request> sample = new ArrayList<>();
    private int seen;

    Remembered(Chance chance) {
        this.chance = chance;
    }

    void add(Request request) {
        put(last, seen % LAST, request);
        int at = seen < SAMPLE ? seen : chance.below(seen + 1);
        if (at < SAMPLE) {
            put(sample, at, request);
        }
        seen++;
    }

    /// One of them, as often a recent one as any; empty where there is none yet.
    Optional<Request> one() {
        return seen == 0 ? Optional.empty() : Optional.of(chance.oneOf(chance.is(0.5) ? last : sample));
    }

    private static void put(List<Request> list, int at, Request request) {
        if (at < list.size()) {
            list.set(at, request);
        } else {
            list.add(request);
        }
    }
}
