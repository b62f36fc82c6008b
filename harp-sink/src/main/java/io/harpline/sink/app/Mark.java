package io.harpline.sink.app;

import java.time.Instant;

/// What whoever gets a partition next must know of one of its records.
public sealed interface Mark {

    /// It was posted, and Harp's last word on its alert is not certain yet.
    ///
    /// @param since when it was posted last, or lost; what is lost may land for a request timeout from then on
    record Unsettled(Instant since) implements Mark {}

    /// It is a dead letter: posted again, it would be one twice.
    record Dead() implements Mark {}
}
