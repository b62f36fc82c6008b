package io.harpline.ingest.domain;

import java.time.Duration;
import java.time.Instant;

/// What may be kept of requests whose genuineness was not shown: so many a second and so many bytes a day. Both fill
/// evenly: what an attack has spent comes back little by little, not at midnight.
public final class Budget {

    private final Allowance requests;
    private final Allowance bytes;

    /// A budget of which nothing is spent.
    ///
    /// @param perSecond requests a second, and at most so many at once
    /// @param bytesPerDay bytes in 24 hours, and at most so many at once
    public Budget(int perSecond, long bytesPerDay, Instant now) {
        requests = new Allowance(perSecond, Duration.ofSeconds(1), now);
        bytes = new Allowance(bytesPerDay, Duration.ofDays(1), now);
    }

    /// Spends one request of that size, or nothing if either is exhausted.
    public synchronized boolean spend(long size, Instant now) {
        boolean enough = requests.has(1, now) && bytes.has(size, now);
        if (enough) {
            requests.spend(1);
            bytes.spend(size);
        }
        return enough;
    }
}
