package io.harpline.sink.app;

import java.time.Instant;

/// What whoever gets a partition next must know of one of its records.
public sealed interface Mark {

    /// It was posted, or comes next after one that was, and Harp's last word on its alert is not certain yet.
    ///
    /// @param until when a post of the alert may land at the latest
    record Unsettled(Instant until) implements Mark {}

    /// It is a dead letter: posted again, it would be one twice.
    ///
    /// @param timestamp of the record, in milliseconds since 1970, by which another one at its offset is known
    record Dead(long timestamp) implements Mark {}
}
