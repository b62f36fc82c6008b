package io.harpline.ingest.app;

import org.jspecify.annotations.Nullable;

/// What the sender is told.
public sealed interface Answer {

    /// Archived.
    record Accepted(String ingestId) implements Answer {}

    /// Genuine and archived, but no notification that can be read.
    ///
    /// @param field the JSON field at fault, if it is one
    /// @param why what is wrong and what would be right
    record Unreadable(String ingestId, @Nullable String field, String why) implements Answer {}

    /// Genuineness not shown.
    record NotGenuine(String why) implements Answer {}

    /// No such source.
    record UnknownSource() implements Answer {}

    /// Genuine, but it could not be kept.
    record NotKept() implements Answer {}
}
