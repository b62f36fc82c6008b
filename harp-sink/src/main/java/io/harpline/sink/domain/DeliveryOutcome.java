package io.harpline.sink.domain;

import java.time.Duration;
import java.util.Optional;

/// What one request to Harp means for the delivery.
public sealed interface DeliveryOutcome {

    /// Harp has received it.
    record Delivered() implements DeliveryOutcome {}

    /// It is to be sent again.
    ///
    /// @param fault whose it is; the record's own leads to [Refused]
    /// @param after the least time to wait, as Harp asked for
    record TryAgain(Fault fault, Optional<Duration> after, String why) implements DeliveryOutcome {}

    /// Harp will never take this record.
    record Refused(String why) implements DeliveryOutcome {}

    /// Whose fault it is that it must be sent again.
    enum Fault {
        /// Nobody's for long: load, a restart, the network.
        PASSING,
        /// The destination's, or our idea of it: a wrong URL, key or certificate. A person must look.
        DESTINATION
    }
}
