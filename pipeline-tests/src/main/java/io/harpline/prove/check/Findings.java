package io.harpline.prove.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// A verdict in the making.
final class Findings {

    private static final int SHOWN = 5;

    private final int promise;
    private final String check;
    private final List<Breach> breaches = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long looked;
    private long broken;

    /// Nothing looked at yet.
    ///
    /// @param check what must be true, in words
    Findings(int promise, String check) {
        this.promise = promise;
        this.check = check;
    }

    /// One more thing was looked at.
    void look() {
        looked++;
    }

    /// So many more were looked at.
    void looks(long many) {
        looked += many;
    }

    void breach(String what, String evidence) {
        broken++;
        if (breaches.size() < SHOWN) {
            breaches.add(new Breach(promise, what, evidence));
        }
    }

    /// A thing was looked at, and has to be so.
    void require(boolean right, String otherwise, Supplier<?> evidence) {
        looked++;
        if (!right) {
            breach(otherwise, String.valueOf(evidence.get()));
        }
    }

    void note(String note) {
        notes.add(note);
    }

    /// A note, if it tells of anything.
    void note(long count, String of) {
        if (count > 0) {
            notes.add(count + " " + of);
        }
    }

    Verdict verdict() {
        return new Verdict(check, promise, looked, breaches, broken, notes);
    }
}
