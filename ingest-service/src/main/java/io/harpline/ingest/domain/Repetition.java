package io.harpline.ingest.domain;

import java.time.Duration;
import java.time.Instant;

/// Something that may happen very often, and is to be said at most once in a while.
public final class Repetition {

    private final Duration quiet;
    private Instant said = Instant.MIN;
    private long unsaid;

    /// @param quiet how long at least between two times that it is said
    public Repetition(Duration quiet) {
        this.quiet = quiet;
    }

    /// It has happened once more.
    ///
    /// @return how often since it was last said, if it is to be said now; 0 otherwise
    public synchronized long happened(Instant now) {
        unsaid++;
        if (now.isBefore(said.plus(quiet)) && !now.isBefore(said)) {
            return 0;
        }
        long since = unsaid;
        said = now;
        unsaid = 0;
        return since;
    }
}
