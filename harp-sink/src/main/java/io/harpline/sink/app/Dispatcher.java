package io.harpline.sink.app;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.harp.Receipt.Result;
import io.harpline.sink.app.Delivery.Stage;
import io.harpline.sink.app.OffsetTracker.Ticket;
import io.harpline.sink.domain.Classifier;
import io.harpline.sink.domain.DeliveryOutcome;
import io.harpline.sink.domain.DeliveryOutcome.Delivered;
import io.harpline.sink.domain.DeliveryOutcome.Refused;
import io.harpline.sink.domain.DeliveryOutcome.TryAgain;
import io.harpline.sink.domain.HarpAnswer;
import io.harpline.sink.domain.RetrySchedule;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/// Delivers events to Harp: one request in flight per alert, many alerts at once.
///
/// ```
/// take ─▶ lane of its alert ─▶ first, and newer than delivered? ─▶ permit ─▶ post ─▶ outcome
///                                   │ no                           ▲                │     │
///                                   ▼                              └──── pause ◀────┘     │
///         next of the lane ◀─── evidence ◀────────────────────────────────────────────────┘
/// ```
///
/// A pausing delivery keeps its lane and nothing else: no thread, no permit. All of it happens on the loop.
public final class Dispatcher {

    /// How often others must have got through meanwhile before a delivery is given up.
    static final int PASSED_BY = 3;

    private final Loop loop;
    private final Harp harp;
    private final DeliveredVersions delivered;
    private final RetrySchedule schedule;
    private final RandomGenerator jitter;
    private final InstantSource clock;
    private final Clerk clerk;
    private final Permits permits;
    private final Lanes lanes = new Lanes();
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private boolean stopping;
    private int underWay;
    private long successes;

    /// Delivers to one destination.
    ///
    /// @param destination the name of the Harp integration, for the evidence
    /// @param maxInFlight requests in flight at once
    public Dispatcher(
            String destination,
            Harp harp,
            int maxInFlight,
            DeliveredVersions delivered,
            RetrySchedule schedule,
            RandomGenerator jitter,
            InstantSource clock,
            Loop loop) {
        this.loop = loop;
        this.harp = harp;
        this.delivered = delivered;
        this.schedule = schedule;
        this.jitter = jitter;
        this.clock = clock;
        this.clerk = new Clerk(destination);
        this.permits = new Permits(loop, maxInFlight);
    }

    /// Takes an event over. Its ticket is finished once its evidence is written, unless it is revoked before.
    public void take(AlertEvent event, Ticket ticket, Evidence.Recorder recorder) {
        loop.execute(() -> {
            Delivery delivery = new Delivery(event, ticket, recorder);
            if (lanes.enter(delivery)) {
                begin(delivery);
            }
        });
    }

    /// To be called when tickets were revoked, so that what pauses for nobody does not hold up its lane.
    public void revoked() {
        loop.execute(() -> lanes.firsts().stream()
                .filter(first -> first.stage == Stage.PAUSING && !first.ticket.isCurrent())
                .forEach(this::leave));
    }

    /// Starts no further request. Done once every request in flight has its answer and the evidence is written.
    public CompletionStage<Void> stop() {
        loop.execute(() -> {
            stopping = true;
            stopIfIdle();
        });
        return stopped;
    }

    private void begin(Delivery delivery) {
        if (stopping) {
            return;
        }
        long newest = delivered.newest(delivery.ticket.origin().partition(), delivery.alert());
        long version = delivery.event.version();
        if (!delivery.ticket.isCurrent()) {
            leave(delivery);
        } else if (version > newest) {
            request(delivery);
        } else {
            record(delivery, version == newest ? Result.ALREADY_DELIVERED : Result.SUPERSEDED);
        }
    }

    private void request(Delivery delivery) {
        delivery.stage = Stage.POSTING;
        permits.acquire(() -> post(delivery));
    }

    private void post(Delivery delivery) {
        if (stopping) {
            return;
        }
        if (!delivery.ticket.isCurrent()) {
            permits.release();
            leave(delivery);
            return;
        }
        delivery.attempt(successes);
        underWay++;
        Instant startedAt = clock.instant();
        harp.post(delivery.body()).thenAccept(answer -> loop.execute(() -> answered(delivery, answer, startedAt)));
    }

    private void answered(Delivery delivery, HarpAnswer answer, Instant startedAt) {
        underWay--;
        permits.release();
        DeliveryOutcome outcome = Classifier.classify(answer);
        delivery.answered(answer, outcome, startedAt, clock.instant());
        if (outcome instanceof Delivered) {
            successes++;
        }
        if (!delivery.ticket.isCurrent()) {
            leave(delivery);
        } else {
            decide(delivery, outcome);
        }
        stopIfIdle();
    }

    private void decide(Delivery delivery, DeliveryOutcome outcome) {
        switch (outcome) {
            case Delivered ignored -> {
                delivered.note(delivery.ticket.origin().partition(), delivery.alert(), delivery.event.version());
                record(delivery, Result.DELIVERED);
            }
            case Refused ignored -> record(delivery, Result.REFUSED);
            case TryAgain again -> {
                delivery.failed(successes);
                if (isExhausted(delivery)) {
                    record(delivery, Result.EXHAUSTED);
                } else {
                    pause(delivery, again);
                }
            }
        }
    }

    /// Only while others get through, time and again, is it this delivery, and not Harp, that is beyond help: one
    /// success at the end of a long outage gives up nobody.
    private boolean isExhausted(Delivery delivery) {
        boolean spent = delivery.triedFor(clock.instant()).compareTo(schedule.budget()) >= 0;
        return spent && delivery.passedBy() >= PASSED_BY;
    }

    private void pause(Delivery delivery, TryAgain again) {
        Duration backOff = schedule.pause(delivery.attempts(), jitter);
        Duration asked = again.after().orElse(Duration.ZERO);
        Duration settling = delivery.isUnsettled() ? schedule.settling(delivery.losses()) : Duration.ZERO;
        delivery.stage = Stage.PAUSING;
        DeliveryLog.failed(delivery, again);
        loop.schedule(Collections.max(List.of(backOff, asked, settling)), () -> {
            if (delivery.stage == Stage.PAUSING) {
                request(delivery);
            }
        });
    }

    private void record(Delivery delivery, Result result) {
        delivery.stage = Stage.RECORDING;
        underWay++;
        DeliveryLog.finished(delivery, result);
        delivery.recorder
                .write(clerk.evidence(delivery, result, clock.instant()))
                .thenRun(() -> loop.execute(() -> {
                    underWay--;
                    delivery.ticket.finish();
                    leave(delivery);
                    stopIfIdle();
                }));
    }

    private void leave(Delivery delivery) {
        delivery.stage = Stage.GONE;
        lanes.leave(delivery).ifPresent(next -> loop.execute(() -> begin(next)));
    }

    private void stopIfIdle() {
        if (stopping && underWay == 0) {
            stopped.complete(null);
        }
    }
}
