package io.harpline.sink.app;

import io.harpline.sink.domain.DeliveryOutcome.TryAgain;
import io.harpline.sink.domain.RetrySchedule;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/// When a delivery is posted again, and when it is given up.
record Patience(RetrySchedule schedule, RandomGenerator jitter, InstantSource clock) {

    /// How often others must have got through meanwhile before a delivery is given up.
    static final int PASSED_BY = 3;

    /// Before the next attempt of one that has failed.
    Duration pause(Delivery delivery, TryAgain again) {
        Duration backOff = schedule.pause(delivery.attempts(), jitter);
        Duration asked = again.after().orElse(Duration.ZERO);
        Duration settling = delivery.wasLost() ? schedule.settling(delivery.losses()) : Duration.ZERO;
        return Collections.max(List.of(backOff, asked, settling));
    }

    /// Before a last word is said once more.
    Duration settling() {
        return schedule.settling(1);
    }

    /// Only while others get through, time and again, is it this delivery, and not Harp, that is beyond help: one
    /// success at the end of a long outage gives up nobody, nor does an outage that no breaker has noticed yet.
    boolean isOver(Delivery delivery, Gate gate) {
        Instant now = clock.instant();
        boolean spent = delivery.triedFor(now, gate.openFor(now)).compareTo(schedule.budget()) >= 0;
        return spent && delivery.passedBy() >= PASSED_BY && delivery.wasJustPassed() && !gate.isOpen();
    }
}
