package io.harpline.schemas.gardin;

import org.jspecify.annotations.Nullable;

/// What came of reading a body: what was looked for, or why it could not be had.
public sealed interface Reading<T> {

    /// Here it is.
    record Read<T>(T value) implements Reading<T> {}

    /// It could not be had.
    ///
    /// @param field the JSON field at fault; absent when it is the body as a whole
    /// @param why what is wrong and what would be right; never quotes the body
    record Unreadable<T>(QuarantineReason reason, @Nullable String field, String why) implements Reading<T> {}
}
