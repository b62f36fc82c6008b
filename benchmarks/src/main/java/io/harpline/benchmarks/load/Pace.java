package io.harpline.benchmarks.load;

/// When requests are to be sent.
public sealed interface Pace {

    /// Not due yet.
    long LATER = Long.MAX_VALUE;

    /// When request number `sent` was to be sent, in nanoseconds since the start, or [#LATER].
    ///
    /// @param sent how many were sent before it
    /// @param now nanoseconds since the start
    long due(long sent, long now);

    /// A closed loop: each connection sends its next request as soon as it has its answer.
    record AsFastAsAnswered() implements Pace {

        @Override
        public long due(long sent, long now) {
            return now;
        }
    }

    /// An open loop: so many a second, evenly, whatever becomes of those before. A request that had to wait for a
    /// connection has waited since it was due, so that a server that stalls is charged with everything it held up.
    ///
    /// @param perSecond requests a second, more than 0
    record Constant(double perSecond) implements Pace {

        @Override
        public long due(long sent, long now) {
            long due = (long) (sent * 1e9 / perSecond);
            return due <= now ? due : LATER;
        }
    }
}
