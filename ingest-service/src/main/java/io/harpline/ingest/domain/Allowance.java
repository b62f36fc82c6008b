package io.harpline.ingest.domain;

import java.time.Duration;
import java.time.Instant;

/// So much in each period: a token bucket that holds one period's worth and fills evenly.
final class Allowance {

    // Arrivals on several threads may be told a little out of order; a clock that was set back is another matter.
    private static final Duration DISORDER = Duration.ofSeconds(1);

    private final double most;
    private final double perNano;
    private double left;
    private Instant filled;

    Allowance(long most, Duration period, Instant now) {
        this.most = most;
        this.perNano = (double) most / period.toNanos();
        this.left = most;
        this.filled = now;
    }

    boolean has(long amount, Instant now) {
        fill(now);
        return left >= amount;
    }

    void spend(long amount) {
        left -= amount;
    }

    private void fill(Instant now) {
        if (now.isAfter(filled)) {
            left = Math.min(most, left + perNano * Duration.between(filled, now).toNanos());
            filled = now;
        } else if (now.isBefore(filled.minus(DISORDER))) {
            filled = now;
        }
    }
}
