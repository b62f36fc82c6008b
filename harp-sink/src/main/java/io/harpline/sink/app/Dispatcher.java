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
import io.harpline.sink.domain.Routed.Nowhere;
import io.harpline.sink.domain.Routing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Delivers events to Harp: one request in flight per alert, many alerts at once.
///
/// ```
/// take ─▶ lane of its alert ─▶ first, routed, newer than delivered? ─▶ gate ─▶ permit ─▶ post ─▶ outcome
///                                   │ no                             ▲                     │       │
///                                   ▼                                └────── pause ◀───────┘       │
///         next of the lane ◀─── evidence ◀─────────────────────────────────────────────────────────┘
/// ```
///
/// A pausing or held delivery keeps its lane and nothing else: no thread, no permit. All of it happens on the loop.
public final class Dispatcher {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Routing routing;
    private final Loop loop;
    private final DeliveredVersions delivered;
    private final Patience patience;
    private final InstantSource clock;
    private final Tally tally;
    private final SessionTime session;
    private final Requests requests;
    private final Lanes lanes = new Lanes();
    private final UnderWay underWay = new UnderWay(lanes);
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private boolean stopping;
    private volatile Standing standing;

    /// Delivers to the integrations that the routing names.
    ///
    /// @param harps by the integration's name
    public Dispatcher(
            Routing routing,
            Map<String, Harp> harps,
            Limits limits,
            DeliveredVersions delivered,
            SessionTime session,
            RandomGenerator jitter,
            InstantSource clock,
            Loop loop,
            Tally tally) {
        this.routing = routing;
        this.loop = loop;
        this.delivered = delivered;
        this.patience = new Patience(limits.retry(), jitter, clock);
        this.clock = clock;
        this.tally = tally;
        this.session = session;
        this.requests = new Requests(harps, limits, session, clock, loop, this::answered, this::leave);
        this.standing = standingNow();
        loop.schedule(BETWEEN_LOOKS, this::look);
    }

    /// Takes an event over. Its ticket is finished once its evidence is written, unless it is revoked before.
    ///
    /// @throws RuntimeException if nothing can be made of the event; nothing is taken over then
    public void take(AlertEvent event, Ticket ticket, Evidence.Recorder recorder) {
        take(event, ticket, recorder, null);
    }

    /// The same, of an event that a replay in mode CURRENT may have sent.
    ///
    /// @param replayId of that replay, which has it posted unless it has before; null where there is none
    /// @throws RuntimeException if nothing can be made of the event; nothing is taken over then
    public void take(AlertEvent event, Ticket ticket, Evidence.Recorder recorder, @Nullable String replayId) {
        Delivery delivery = new Delivery(event, routing.route(event), ticket, recorder, replayId);
        loop.execute(() -> {
            if (lanes.enter(delivery)) {
                begin(delivery);
            } else {
                lanes.first(delivery.alert()).ifPresent(first -> joined(first, delivery));
            }
        });
    }

    /// To be called when tickets are about to be revoked, and may no longer be posted. Done once every request in
    /// flight for them has its answer and the evidence is written.
    public CompletionStage<Void> revoking() {
        CompletableFuture<Void> finished = new CompletableFuture<>();
        loop.execute(() -> underWay.whenNone(delivery -> !delivery.ticket.mayPost(), finished));
        return finished;
    }

    /// To be called when tickets were revoked, so that what waits for nobody does not hold up its lane.
    public void revoked() {
        loop.execute(() -> lanes.firsts().stream()
                .filter(first -> first.isWaiting() && !first.ticket.isCurrent())
                .forEach(this::leave));
    }

    /// Starts no further request. Done once every request in flight has its answer and the evidence is written.
    public CompletionStage<Void> stop() {
        loop.execute(() -> {
            stopping = true;
            requests.stop();
            underWay.whenNone(delivery -> true, stopped);
        });
        return stopped;
    }

    /// As of a second ago at most. Safe for use by any thread.
    public Standing standing() {
        return standing;
    }

    private void begin(Delivery delivery) {
        if (stopping) {
            return;
        }
        Acknowledged newest = delivered.newest(delivery.ticket.origin().partition(), delivery.alert());
        if (!delivery.ticket.mayPost()) {
            leave(delivery);
        } else if (delivery.routed instanceof Nowhere) {
            record(delivery, Result.NOT_ROUTED);
        } else {
            begin(delivery, newest);
        }
    }

    private void begin(Delivery delivery, Acknowledged newest) {
        boolean known = delivery.isKnownBy(newest);
        delivery.resume(known);
        if (delivery.event.version() < newest.version()) {
            record(delivery, Result.SUPERSEDED);
        } else if (known && !delivery.isUnsettledBefore()) {
            record(delivery, Result.ALREADY_DELIVERED);
        } else {
            requests.requestAfter(patience.untilLanded(delivery), delivery);
            giveWay(delivery);
        }
    }

    private void answered(Delivery delivery, Gate gate, HarpAnswer answer, Instant startedAt) {
        DeliveryOutcome outcome = Classifier.classify(answer);
        delivery.answered(answer, outcome, startedAt, clock.instant());
        tally.attempted(gate.integration, answer);
        if (delivery.wasLost()) {
            delivery.mayLandUntil(clock.instant().plus(patience.settling()));
        } else if (delivery.settling.isOpen()) {
            delivery.mayLandUntil(clock.instant());
        } else {
            delivery.hasLanded();
        }
        switch (outcome) {
            case Delivered ignored -> gate.delivered();
            case Refused ignored -> gate.answered();
            case TryAgain again -> gate.failed(delivery, again.why(), () -> lanes.alertsFor(gate.integration));
        }
        decideOnceOurs(delivery, gate, outcome);
    }

    /// After a frost another instance may have told Harp newer things: nothing is put down before it is known who has
    /// the partition. Nor at all if that is about to go: nobody would get to know any more.
    private void decideOnceOurs(Delivery delivery, Gate gate, DeliveryOutcome outcome) {
        boolean awaited = delivery.ticket.mayPost() || session.stands();
        if (!delivery.ticket.isCurrent() || !awaited) {
            leave(delivery);
        } else if (session.stands()) {
            decide(delivery, gate, outcome);
        } else {
            loop.schedule(Requests.UNTIL_SESSION_IS_ASKED_AGAIN, () -> decideOnceOurs(delivery, gate, outcome));
        }
        underWay.tell();
    }

    private void decide(Delivery delivery, Gate gate, DeliveryOutcome outcome) {
        switch (outcome) {
            case Delivered ignored -> acknowledged(delivery, gate);
            case Refused ignored -> giveUp(delivery, Result.REFUSED);
            case TryAgain again -> {
                delivery.failed(gate.successes());
                if (patience.isOver(delivery, gate)) {
                    giveUp(delivery, Result.EXHAUSTED);
                } else {
                    DeliveryLog.failed(delivery, again);
                    requests.requestAfter(patience.pause(delivery, again), delivery);
                    giveWay(delivery);
                }
            }
        }
    }

    private void acknowledged(Delivery delivery, Gate gate) {
        delivered.note(
                delivery.ticket.origin().partition(),
                delivery.alert(),
                new Acknowledged(delivery.event.version(), delivery.replayId));
        if (!delivery.settling.isAcknowledged() && !delivery.isReplayed()) {
            tally.acknowledged(gate.integration, Duration.between(delivery.event.receivedAt(), clock.instant()));
        }
        delivery.settling.acknowledge();
        if (delivery.settling.isSettled() || lanes.hasNewerThan(delivery)) {
            record(delivery, Result.DELIVERED);
        } else {
            delivery.recorder.writeAhead(Clerk.delivered(delivery, clock.instant()));
            requests.requestAfter(patience.settling(), delivery);
        }
    }

    /// Should the partition go elsewhere, whoever comes next must know of what may still land before it. The mark of
    /// the first does not tell where that is finished, or read later, as it is of another topic.
    private void joined(Delivery first, Delivery next) {
        boolean told = first.stage != Stage.GONE
                && Partition.of(first.ticket.origin()).equals(Partition.of(next.ticket.origin()));
        if (!told && clock.instant().isBefore(first.landsUntil())) {
            next.ticket.unsettled(first.landsUntil());
        }
        giveWay(first);
    }

    /// What waits only to be said once more need not be: something newer has come, which then is the last word.
    private void giveWay(Delivery first) {
        if (session.stands()
                && first.settling.isAcknowledged()
                && first.isWaiting()
                && first.ticket.isCurrent()
                && lanes.hasNewerThan(first)) {
            record(first, first.attempts() == 0 ? Result.ALREADY_DELIVERED : Result.DELIVERED);
        }
    }

    /// What Harp has acknowledged before is delivered, however the repetition ends.
    private void giveUp(Delivery delivery, Result result) {
        record(delivery, delivery.settling.isAcknowledged() ? Result.DELIVERED : result);
    }

    private void record(Delivery delivery, Result result) {
        delivery.stage = Stage.RECORDING;
        DeliveryLog.finished(delivery, result);
        tally.finished(delivery.destination(), result);
        delivery.recorder
                .write(Clerk.evidence(delivery, result, clock.instant()))
                .thenRun(() -> loop.execute(() -> {
                    finish(delivery, result);
                    leave(delivery);
                    underWay.tell();
                }));
    }

    private void finish(Delivery delivery, Result result) {
        if (delivery.settling.isOpen()) {
            lanes.second(delivery.alert()).ifPresent(next -> next.ticket.unsettled(delivery.landsUntil()));
        }
        switch (result) {
            case REFUSED, EXHAUSTED -> delivery.ticket.finishDead();
            case DELIVERED, SUPERSEDED, ALREADY_DELIVERED, NOT_ROUTED -> delivery.ticket.finish();
        }
    }

    /// Its lane stays shut while an attempt may still land: what comes next could be overtaken by it, or meet it.
    private void leave(Delivery delivery) {
        delivery.stage = Stage.GONE;
        Duration pause = patience.untilLanded(delivery);
        if (pause.isZero()) {
            makeWay(delivery);
        } else {
            loop.schedule(pause, () -> makeWay(delivery));
        }
    }

    private void makeWay(Delivery delivery) {
        lanes.leave(delivery).ifPresent(next -> {
            next.settling.follow(delivery.settling);
            loop.execute(() -> begin(next));
        });
    }

    private void look() {
        standing = standingNow();
        loop.schedule(BETWEEN_LOOKS, this::look);
    }

    private Standing standingNow() {
        return Standing.of(lanes.all().toList(), requests.gates(), requests.inFlight());
    }
}
