package io.harpline.operator.domain;

import java.time.Instant;
import java.util.Optional;

/// The newest that Harp has acknowledged of an alert, as `harp.delivered.v1` tells it.
///
/// @param at when
/// @param replay the id of the replay in mode CURRENT that has had it posted; empty where none has
public record Delivered(long version, Instant at, Optional<String> replay) {

    /// What is true once both have been told, this one first.
    public Delivered and(Delivered later) {
        return later.version >= version ? later : this;
    }

    /// Whether Harp knows what the letter of this version says. A replay in mode CURRENT was to have it told once more:
    /// there only what came of that replay counts, or what came after its letter.
    boolean answers(Letter letter) {
        return letter.current().isEmpty()
                || letter.current().equals(replay)
                || at.isAfter(
                        letter.cause().lastAttempt() == null
                                ? letter.writtenAt()
                                : letter.cause().lastAttempt());
    }
}
