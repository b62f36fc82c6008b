package io.harpline.local.supervisor;

import java.time.Duration;

/// How long to wait before a process that has ended is started again: 200 ms, doubling up to 10 s, and from the
/// beginning once it has run for a minute.
///
/// @param delay before the coming start
record Backoff(Duration delay) {

    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration WELL = Duration.ofMinutes(1);

    static Backoff first() {
        return new Backoff(FIRST);
    }

    /// The one to use after a further end.
    ///
    /// @param ran how long the process had run by then
    Backoff next(Duration ran) {
        if (ran.compareTo(WELL) >= 0) {
            return first();
        }
        Duration doubled = delay.multipliedBy(2);
        return new Backoff(doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST);
    }
}
