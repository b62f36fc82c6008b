package io.harpline.local.harp;

import java.time.Instant;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// One accepted post with what was decided about it, so that a replay decides the same whatever raced then.
///
/// @param known the id of the alert that it was matched to; absent if none was
record JournalLine(Instant at, @Nullable Integer known, HarpPost post) {

    static JournalLine of(Instant at, OptionalInt known, HarpPost post) {
        return new JournalLine(at, known.isPresent() ? known.getAsInt() : null, post);
    }

    OptionalInt match() {
        return known == null ? OptionalInt.empty() : OptionalInt.of(known);
    }
}
