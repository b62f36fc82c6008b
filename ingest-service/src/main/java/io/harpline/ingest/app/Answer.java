package io.harpline.ingest.app;

import org.jspecify.annotations.Nullable;

/// What the sender is told.
public sealed interface Answer {

    /// Kept: in the archive, or on this machine's disk on its way there.
    ///
    /// @param keyId the name of the key that verified it
    record Accepted(String ingestId, String keyId) implements Answer {}

    /// Genuine and kept, but no notification that can be read.
    ///
    /// @param field the JSON field at fault, if it is one
    /// @param why what is wrong and what would be right
    record Unreadable(
            String ingestId, String keyId, @Nullable String field, String why) implements Answer {}

    /// Genuineness not shown.
    record NotGenuine(String why) implements Answer {}

    /// Rightly signed, but without the token that is demanded.
    ///
    /// @param invalid whether a token came
    record NoToken(boolean invalid, String why) implements Answer {}

    /// Rightly signed, but this source does not speak for that tenant.
    record WrongTenant() implements Answer {}

    /// No such source.
    record UnknownSource() implements Answer {}

    /// Genuine, but it could not be kept.
    record NotKept() implements Answer {}
}
