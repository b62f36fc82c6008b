package io.harpline.transform.topology;

import io.harpline.transform.domain.Horizon;

/// What of the topology can be chosen.
///
/// @param outputsPrefix stands before the name of each topic it writes to: empty, except where an archive is processed
///     a second time beside the live outputs
public record TopologySettings(Horizon horizon, String outputsPrefix) {

    /// The name of the topic that a sink writes to.
    String topic(Sink sink) {
        return outputsPrefix + sink.topic();
    }
}
