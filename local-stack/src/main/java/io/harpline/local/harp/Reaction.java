package io.harpline.local.harp;

import java.util.Optional;

/// What becomes of one post.
sealed interface Reaction {

    /// An error is answered, and nothing is stored.
    ///
    /// @param retryAfter in seconds, for the header of that name
    record Failed(int status, Optional<Integer> retryAfter) implements Reaction {}

    /// It is stored.
    ///
    /// @param answered whether its sender hears of it; otherwise the connection breaks
    record Stored(boolean answered) implements Reaction {}

    /// It is answered with 200 and not stored.
    ///
    /// @param well whether the answer says that all is well
    record Pretended(boolean well) implements Reaction {}
}
