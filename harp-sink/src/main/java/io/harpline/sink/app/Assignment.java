package io.harpline.sink.app;

import io.harpline.sink.app.Mark.Dead;
import io.harpline.sink.app.Mark.Unsettled;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One partition for as long as it is ours; guarded by its [OffsetTracker].
final class Assignment {

    final int generation;
    private final long begin;
    private final TreeMap<Long, Integer> unfinished = new TreeMap<>();
    private final TreeMap<Long, Mark> marks;
    private final Set<Long> aside = new HashSet<>();
    private long bytes;
    private boolean ending;
    private long latest = -1;
    private @Nullable Bookmark committed;

    /// Goes on where the one before has left off.
    Assignment(int generation, Bookmark before) {
        this.generation = generation;
        this.begin = before.next();
        this.marks = new TreeMap<>(before.marks());
    }

    /// Whether the record is to be worked at.
    boolean take(long offset, int size) {
        if (ending || offset <= latest) {
            return false;
        }
        if (offset < begin) {
            // Not where the one before has left off: the topic was made anew, and its offsets mean other records.
            marks.clear();
        }
        latest = offset;
        if (marks.get(offset) instanceof Dead) {
            return false;
        }
        bytes += size;
        unfinished.put(offset, size);
        return true;
    }

    void finish(long offset) {
        Integer size = unfinished.remove(offset);
        bytes -= size == null ? 0 : size;
        marks.remove(offset);
        aside.remove(offset);
    }

    void finishDead(long offset) {
        finish(offset);
        marks.put(offset, new Dead());
    }

    void unsettled(long offset, Instant since) {
        marks.put(offset, new Unsettled(since));
    }

    void settled(long offset) {
        marks.remove(offset);
    }

    Optional<Instant> unsettledSince(long offset) {
        return marks.get(offset) instanceof Unsettled unsettled ? Optional.of(unsettled.since()) : Optional.empty();
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

    void putAside(long offset) {
        aside.add(offset);
    }

    /// How many of its unfinished records are put aside.
    int aside() {
        return aside.size();
    }

    /// At the lowest unfinished offset, or the one behind the latest.
    Bookmark bookmark() {
        long next = unfinished.isEmpty() ? latest + 1 : unfinished.firstKey();
        marks.headMap(next).clear();
        return new Bookmark(next, marks);
    }

    boolean isCommitted(Bookmark bookmark) {
        return bookmark.equals(committed);
    }

    void committed(Bookmark bookmark) {
        committed = bookmark;
    }
}
