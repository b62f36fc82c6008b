package io.harpline.prove.history;

import java.time.Duration;
import java.util.Optional;
import java.util.PriorityQueue;

/// When requests are due: a swelling stream with a quiet spell in it, and now and then a burst of new alerts all at
/// once. Over the whole duration as many as the rate says.
final class Pace {

    private static final double BURST_EVERY_SECONDS = 40;
    private static final int LARGEST_BURST = 200;
    private static final double SWELL = 0.25;
    // About so long, so that whole swells fill the duration and leave the rate as it is.
    private static final double SWELL_SECONDS = 120;
    private static final double QUIET_FROM = 0.3;
    private static final double QUIET_RATE = 0.1;
    private static final double WITHIN_BURST_SECONDS = 0.002;

    private final double seconds;
    private final double quietSeconds;
    private final double steadyPerSecond;
    private final int burstSize;
    private final PriorityQueue<Double> bursts = new PriorityQueue<>();

    private double at;
    private int burst;
    private int leftOfBurst;

    Pace(Chance chance, int perSecond, Duration duration) {
        seconds = duration.toMillis() / 1e3;
        quietSeconds = Math.min(60, seconds / 10);
        int count = (int) Math.max(1, Math.round(seconds / BURST_EVERY_SECONDS));
        for (int i = 0; i < count; i++) {
            bursts.add(seconds * (0.05 + 0.9 * chance.share()));
        }
        burstSize = (int) Math.min(Math.min(LARGEST_BURST, 3.0 * perSecond), perSecond * seconds / 10 / count);
        steadyPerSecond = (perSecond * seconds - count * burstSize) / (seconds - (1 - QUIET_RATE) * quietSeconds);
    }

    /// The next one; empty once the duration is over.
    Optional<Slot> next() {
        if (leftOfBurst > 0) {
            leftOfBurst--;
            at += WITHIN_BURST_SECONDS;
            return slot(burst);
        }
        at += 1 / perSecondNow();
        Double next = bursts.peek();
        if (next != null && next <= at) {
            bursts.remove();
            burst++;
            leftOfBurst = burstSize;
        }
        return slot(0);
    }

    private Optional<Slot> slot(int ofBurst) {
        return at < seconds ? Optional.of(new Slot(Duration.ofMillis((long) (at * 1e3)), ofBurst)) : Optional.empty();
    }

    private double perSecondNow() {
        boolean quiet = at >= QUIET_FROM * seconds && at < QUIET_FROM * seconds + quietSeconds;
        double swells = Math.max(1, Math.rint(seconds / SWELL_SECONDS));
        double swell = 1 + SWELL * StrictMath.sin(2 * Math.PI * at / seconds * swells);
        return steadyPerSecond * swell * (quiet ? QUIET_RATE : 1);
    }
}
