package io.harpline.transform.topology;

import io.harpline.transform.domain.Horizon;
import java.time.Duration;

/// What of the topology can be chosen.
///
/// @param outputsPrefix stands before the name of each topic it writes to: empty, except where an archive is processed
///     a second time beside the live outputs
/// @param commitInterval how long what was received just now may wait for its transaction to end; at least 1 ms
public record TopologySettings(Horizon horizon, String outputsPrefix, Duration commitInterval) {

    /// The name of the topic that a sink writes to.
    String topic(Sink sink) {
        return outputsPrefix + sink.topic();
    }
}
