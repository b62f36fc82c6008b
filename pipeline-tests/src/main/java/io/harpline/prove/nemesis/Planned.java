package io.harpline.prove.nemesis;

import java.time.Duration;

/// Something that is to go wrong.
///
/// @param at how long after the beginning of the run
/// @param lasting how long until it is undone
public record Planned(Duration at, Duration lasting, Act act) {

    Duration end() {
        return at.plus(lasting);
    }
}
