package io.harpline.prove.report;

import java.time.Duration;
import java.time.Instant;

/// A part of a run.
///
/// @param name as `load`, `heal` or `check`
public record Phase(String name, Instant from, Instant to) {

    Duration lasted() {
        return Duration.between(from, to);
    }
}
