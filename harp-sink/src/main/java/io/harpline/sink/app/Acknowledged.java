package io.harpline.sink.app;

import org.jspecify.annotations.Nullable;

/// What Harp has acknowledged of an alert.
///
/// @param version the newest
/// @param replayId of the replay in mode CURRENT that has had it posted; null where none has
public record Acknowledged(long version, @Nullable String replayId) {

    /// Nothing.
    static final Acknowledged NOTHING = new Acknowledged(0, null);

    /// What is true once both have been told, this one first.
    public Acknowledged and(Acknowledged later) {
        if (later.version != version) {
            return later.version > version ? later : this;
        }
        return later.replayId == null ? this : later;
    }
}
