package io.harpline.sink.app;

import io.harpline.schemas.harp.Receipt.Result;
import io.harpline.sink.domain.HarpAnswer;
import java.time.Duration;

/// Is told what becomes of deliveries, on the loop; must be quick and must not fail.
public interface Tally {

    /// A request has come to its end.
    void attempted(String integration, HarpAnswer answer);

    /// Harp has acknowledged an event, for the first time.
    ///
    /// @param afterReceipt how long after its notification was received
    void acknowledged(String integration, Duration afterReceipt);

    /// A delivery is finished, but for its evidence.
    ///
    /// @param integration as in the receipt
    void finished(String integration, Result result);
}
