package io.harpline.prove.nemesis;

import java.time.Instant;

/// A process that ended by itself, where nobody had done anything to it.
///
/// @param at when that was seen
/// @param lastLines what it printed last
public record Ending(String member, Instant at, String lastLines) {}
