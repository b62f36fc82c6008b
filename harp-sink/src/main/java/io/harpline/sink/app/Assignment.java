package io.harpline.sink.app;

import java.util.TreeSet;

/// One partition for as long as it is ours; guarded by its [OffsetTracker].
final class Assignment {

    final int generation;
    private final TreeSet<Long> unfinished = new TreeSet<>();
    private long latest = -1;
    private long committed;

    Assignment(int generation) {
        this.generation = generation;
    }

    boolean take(long offset) {
        if (offset <= latest) {
            return false;
        }
        latest = offset;
        return unfinished.add(offset);
    }

    void finish(long offset) {
        unfinished.remove(offset);
    }

    int unfinished() {
        return unfinished.size();
    }

    /// The lowest unfinished offset, or the one behind the latest.
    long next() {
        return unfinished.isEmpty() ? latest + 1 : unfinished.getFirst();
    }

    long committed() {
        return committed;
    }

    void committed(long offset) {
        committed = Math.max(committed, offset);
    }
}
