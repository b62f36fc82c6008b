package io.harpline.sink.app;

import java.util.TreeMap;

/// One partition for as long as it is ours; guarded by its [OffsetTracker].
final class Assignment {

    final int generation;
    private final TreeMap<Long, Integer> unfinished = new TreeMap<>();
    private long bytes;
    private boolean ending;
    private long latest = -1;
    private long committed;

    Assignment(int generation) {
        this.generation = generation;
    }

    boolean take(long offset, int size) {
        if (ending || offset <= latest) {
            return false;
        }
        latest = offset;
        bytes += size;
        unfinished.put(offset, size);
        return true;
    }

    void finish(long offset) {
        Integer size = unfinished.remove(offset);
        bytes -= size == null ? 0 : size;
    }

    /// It will be revoked: nothing more is taken or begun.
    void end() {
        ending = true;
    }

    boolean isEnding() {
        return ending;
    }

    /// Of its unfinished records.
    long bytes() {
        return bytes;
    }

    /// Whether anything was taken: before that it is not known where it begins.
    boolean hasBegun() {
        return latest >= 0;
    }

    int unfinished() {
        return unfinished.size();
    }

    /// The lowest unfinished offset, or the one behind the latest.
    long next() {
        return unfinished.isEmpty() ? latest + 1 : unfinished.firstKey();
    }

    long committed() {
        return committed;
    }

    void committed(long offset) {
        committed = Math.max(committed, offset);
    }
}
