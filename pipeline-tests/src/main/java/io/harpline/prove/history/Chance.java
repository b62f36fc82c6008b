package io.harpline.prove.history;

import com.github.f4b6a3.ulid.Ulid;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/// Chance that a seed decides: the same one, asked the same, always answers the same.
final class Chance {

    private final Random random;

    Chance(long seed) {
        random = new Random(seed);
    }

    /// True with that probability.
    boolean is(double probability) {
        return random.nextDouble() < probability;
    }

    /// Between 0 and 1, without 1.
    double share() {
        return random.nextDouble();
    }

    /// From 0, below the bound.
    int below(int bound) {
        return random.nextInt(bound);
    }

    /// Between the two, without the second; the first where there is nothing between them.
    long between(long from, long to) {
        return from + (long) (random.nextDouble() * Math.max(0, to - from));
    }

    <T> T oneOf(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    String ulid(Instant time) {
        return new Ulid(time.toEpochMilli() << 16 | random.nextInt(1 << 16), random.nextLong()).toString();
    }
}
