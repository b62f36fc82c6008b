package io.harpline.sink.app;

import io.harpline.sink.app.Delivery.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// The way to one integration. While its [Breaker] is open, one delivery goes through every few seconds to see whether
/// Harp is back, each time another one: they stand in a queue, and whoever fails comes back to its end. Every other
/// time it is the newest that has never been tried, so that a healthy one is found behind many that fail for ever.
///
/// Afterwards what was received before the end of the outage, here or still in Kafka, goes through at a bounded rate;
/// what is newer is not held up. Lives on the loop.
final class Gate {

    static final Duration BETWEEN_PROBES = Duration.ofSeconds(5);

    final String integration;
    final Harp harp;
    private final Breaker breaker = new Breaker();
    private final Queue<Delivery> held = new ArrayDeque<>();
    private final Loop loop;
    private final InstantSource clock;
    private final Duration pace;
    private final Consumer<Delivery> through;
    private long successes;
    private long probes;

    /// Each opening and closing begins another one, with a rhythm of its own.
    private int phase;

    /// Whether the next one may go through as soon as it comes.
    private boolean idle = true;

    /// Begins with a closed breaker, through which everything goes at once.
    ///
    /// @param rate deliveries a second after an outage
    /// @param through takes what goes through
    Gate(String integration, Harp harp, int rate, Loop loop, InstantSource clock, Consumer<Delivery> through) {
        this.integration = integration;
        this.harp = harp;
        this.loop = loop;
        this.clock = clock;
        this.pace = Duration.ofSeconds(1).dividedBy(rate);
        this.through = through;
    }

    /// Lets the delivery through as soon as it may go.
    void enter(Delivery delivery) {
        delivery.isProbe = false;
        if (!breaker.isOpen() && !isBacklog(delivery)) {
            through.accept(delivery);
            return;
        }
        delivery.stage = Stage.HELD;
        held.add(delivery);
        if (idle) {
            next(phase);
        }
    }

    private boolean isBacklog(Delivery delivery) {
        return delivery.event.receivedAt().isBefore(breaker.closedAt());
    }

    private void next(int ofPhase) {
        if (ofPhase != phase) {
            return;
        }
        Delivery next = breaker.isOpen() ? probe() : longestHeld();
        idle = next == null;
        if (next != null) {
            next.isProbe = breaker.isOpen();
            loop.schedule(breaker.isOpen() ? BETWEEN_PROBES : pace, () -> next(ofPhase));
            through.accept(next);
        }
    }

    private @Nullable Delivery probe() {
        probes++;
        Optional<Delivery> untried = probes % 2 == 1
                ? Optional.empty()
                : held.stream()
                        .filter(delivery -> delivery.stage == Stage.HELD && delivery.attempts() == 0)
                        .max(Comparator.comparing(delivery -> delivery.event.receivedAt()));
        untried.ifPresent(held::remove);
        return untried.orElseGet(this::longestHeld);
    }

    /// Without those that have left meanwhile.
    private @Nullable Delivery longestHeld() {
        Delivery next = held.poll();
        while (next != null && next.stage != Stage.HELD) {
            next = held.poll();
        }
        return next;
    }

    /// Whether it may still be posted, now that it has a permit.
    boolean admits(Delivery delivery) {
        return !breaker.isOpen() || delivery.isProbe;
    }

    boolean isOpen() {
        return breaker.isOpen();
    }

    /// Harp has acknowledged a delivery.
    void delivered() {
        successes++;
        answered();
    }

    /// Harp has answered as only Harp does.
    void answered() {
        if (breaker.answered(clock.instant())) {
            DeliveryLog.outageEnded(integration);
            begin(Duration.ZERO);
        }
    }

    /// An attempt has failed. One that others have passed by, time and again, says nothing about Harp.
    ///
    /// @param waiting as in [Breaker#failed]
    void failed(Delivery delivery, String why, IntSupplier waiting) {
        if (breaker.isOpen()) {
            delivery.ticket.putAside();
        } else if (delivery.passedBy() < Patience.PASSED_BY
                && breaker.failed(delivery.alert(), waiting, clock.instant())) {
            DeliveryLog.outageBegun(integration, why);
            begin(BETWEEN_PROBES);
        }
    }

    private void begin(Duration firstAfter) {
        phase++;
        idle = false;
        int begun = phase;
        loop.schedule(firstAfter, () -> next(begun));
    }

    /// How many deliveries Harp has acknowledged.
    long successes() {
        return successes;
    }

    /// How long its breaker has been open, all times together.
    Duration openFor(Instant now) {
        return breaker.openFor(now);
    }
}
