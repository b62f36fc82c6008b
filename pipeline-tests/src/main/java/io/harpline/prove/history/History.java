package io.harpline.prove.history;

import io.harpline.schemas.json.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;

/// What Gardin, and others that pretend to be Gardin, send during a run: thousands of alerts of many tenants, told
/// in bursts, more than once, out of order, with gaps and contradictions, forged and malformed, and with a key that is
/// rotated in the middle.
///
/// A pure function of its arguments: the same ones give the same requests, byte for byte. It can be iterated any number
/// of times, and holds only what is still to be told of open alerts.
public final class History implements Iterable<Planned> {

    private final long seed;
    private final Instant start;
    private final int perSecond;
    private final Duration duration;
    private final Keys keys;

    /// A history.
    ///
    /// @param start what its ids and timestamps begin at; within an hour of when it is sent
    /// @param perSecond requests, on average
    public History(long seed, Instant start, int perSecond, Duration duration) {
        if (perSecond < 1 || duration.toMillis() < 1) {
            throw new IllegalArgumentException("a history has a rate and a duration above 0");
        }
        this.seed = seed;
        this.start = start;
        this.perSecond = perSecond;
        this.duration = duration;
        this.keys = new Keys(seed, duration);
    }

    /// In sending order.
    @Override
    public Iterator<Planned> iterator() {
        return new Teller(seed, start, perSecond, duration, keys, forgedMarker());
    }

    /// The secret that ingest knows from the beginning, to the end.
    public byte[] firstSecret() {
        return keys.first().clone();
    }

    /// The secret that ingest is to be told at [#secondKeyAt]; from 55 % of the duration on Gardin signs with no other.
    public byte[] secondSecret() {
        return keys.second().clone();
    }

    /// When ingest is to be told the second key, after the start.
    public Duration secondKeyAt() {
        return keys.secondKnownAt();
    }

    /// Stands in every forged or unsigned body, and nowhere else.
    public String forgedMarker() {
        return "forged-"
                + Sha256.hex(("marker of " + seed).getBytes(StandardCharsets.UTF_8))
                        .substring(0, 24);
    }
}
