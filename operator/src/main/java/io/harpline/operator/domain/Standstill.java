package io.harpline.operator.domain;

import java.time.Duration;

/// Whether somebody who should move has stood still for too long.
public final class Standstill {

    private final Duration longest;
    private long last = -1;
    private long since;

    /// @param now in nanoseconds, from any origin; so everywhere here
    public Standstill(Duration longest, long now) {
        this.longest = longest;
        this.since = now;
    }

    /// Takes notice of how far that one is now.
    public boolean lastsTooLong(long done, long now) {
        if (done != last) {
            last = done;
            since = now;
        }
        return now - since > longest.toNanos();
    }
}
