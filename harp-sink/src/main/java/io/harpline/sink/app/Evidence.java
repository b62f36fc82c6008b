package io.harpline.sink.app;

import io.harpline.schemas.harp.DeadLetter;
import io.harpline.schemas.harp.DeliveredVersion;
import io.harpline.schemas.harp.Receipt;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// What is written down of a finished delivery.
///
/// @param delivered where Harp acknowledged it
/// @param deadLetter where it is given up
public record Evidence(Receipt receipt, Optional<DeliveredVersion> delivered, Optional<DeadLetter> deadLetter) {

    /// Where it is written.
    public interface Recorder {

        /// Done once Kafka has acknowledged all of it; tries for as long as that takes. Never blocks.
        CompletionStage<Void> write(Evidence evidence);

        /// Puts down what Harp has acknowledged, while it is yet to be said once more: should the partition go
        /// elsewhere meanwhile, nothing older may be posted there. Comes again with the evidence. Never blocks.
        void writeAhead(DeliveredVersion delivered);
    }
}
