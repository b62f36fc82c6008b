package io.harpline.prove.check;

import java.util.List;

/// What one check has found.
///
/// @param check what must be true, in words
/// @param looked how many things were looked at; none at all proves nothing
/// @param breaches the first few
/// @param broken how many there are
/// @param notes what a reader should know besides, such as what was left out and why
public record Verdict(String check, int promise, long looked, List<Breach> breaches, long broken, List<String> notes) {

    public Verdict {
        breaches = List.copyOf(breaches);
        notes = List.copyOf(notes);
    }

    /// Whether there was nothing to look at, which is a failure of the check itself.
    public boolean isVacuous() {
        return looked == 0;
    }

    /// Whether it was looked for, and found to be true.
    public boolean holds() {
        return broken == 0 && !isVacuous();
    }
}
