package io.harpline.sink.domain;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// When to try again, and for how long.
///
/// @param first the longest pause after the first failure; it doubles with each further one
/// @param longest the longest pause of all
/// @param budget how long after its first attempt a delivery is given up at the earliest
public record RetrySchedule(Duration first, Duration longest, Duration budget) {

    public RetrySchedule {
        if (!first.isPositive()) {
            throw new BadConfig("harpline.sink.retry.first must be positive");
        }
        if (first.compareTo(longest) > 0) {
            throw new BadConfig("harpline.sink.retry.first exceeds harpline.sink.retry.longest");
        }
        if (longest.compareTo(budget) > 0) {
            throw new BadConfig("harpline.sink.retry.longest exceeds harpline.sink.retry.budget");
        }
    }

    /// A pause with full jitter: anything between nothing and the bound, so that those who failed together do not
    /// come back together.
    ///
    /// @param failures how many attempts have failed, from 1
    public Duration pause(int failures, RandomGenerator jitter) {
        int doublings = Math.min(failures - 1, 30);
        Duration bound = first.multipliedBy(1L << doublings);
        if (bound.compareTo(longest) > 0) {
            bound = longest;
        }
        return Duration.ofNanos(jitter.nextLong(bound.toNanos() + 1));
    }
}
