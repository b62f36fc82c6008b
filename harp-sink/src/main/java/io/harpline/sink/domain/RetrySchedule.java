package io.harpline.sink.domain;

import io.harpline.schemas.settings.BadConfig;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// When to try again, and for how long.
///
/// @param first the longest pause after the first failure; it doubles with each further one
/// @param longest the longest pause of all
/// @param budget how long after its first attempt a delivery is given up at the earliest
/// @param settling the least pause after an attempt that may land late: as long as a request may take
public record RetrySchedule(Duration first, Duration longest, Duration budget, Duration settling) {

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
        Duration bound = doubled(first, failures, longest);
        return Duration.ofNanos(jitter.nextLong(bound.toNanos() + 1));
    }

    /// The least pause before the next attempt when what was lost may still land: two posts of one new identity at the
    /// same time can make two alerts in Harp, and no sender can call a post back.
    ///
    /// @param losses how many attempts were lost, from 1; each further one doubles the pause, to twice the longest
    public Duration settling(int losses) {
        return doubled(settling, losses, longest.multipliedBy(2));
    }

    private static Duration doubled(Duration base, int times, Duration most) {
        Duration doubled = base.multipliedBy(1L << Math.min(times - 1, 30));
        return doubled.compareTo(most) > 0 ? most : doubled;
    }
}
