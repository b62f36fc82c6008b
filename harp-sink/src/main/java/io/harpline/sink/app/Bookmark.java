package io.harpline.sink.app;

import java.util.Map;

/// Where to go on with a partition, and what to know there. It is what is committed.
///
/// @param next the offset to begin with
/// @param marks by offset, from `next` on
public record Bookmark(long next, Map<Long, Mark> marks) {

    public Bookmark {
        marks = Map.copyOf(marks);
    }
}
