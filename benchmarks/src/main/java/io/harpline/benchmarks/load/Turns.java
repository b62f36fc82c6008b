package io.harpline.benchmarks.load;

import java.util.concurrent.locks.LockSupport;

/// An open loop: so many turns a second, evenly, whatever becomes of those before.
///
/// @param start of turn number 0, by [System#nanoTime]
public record Turns(long start, int perSecond) {

    public static Turns fromNowOn(int perSecond) {
        return new Turns(System.nanoTime(), perSecond);
    }

    /// Returns once it is this turn, or at once if that is over.
    ///
    /// @return when it was due
    public long await(long number) {
        long due = start + number * 1_000_000_000L / perSecond;
        while (System.nanoTime() < due) {
            LockSupport.parkNanos(due - System.nanoTime());
        }
        return due;
    }
}
