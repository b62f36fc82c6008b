package io.harpline.sink.app;

import io.harpline.sink.app.Delivery.Stage;
import io.harpline.sink.domain.HarpAnswer;
import io.harpline.sink.domain.HarpAnswer.Cause;
import io.harpline.sink.domain.HarpAnswer.NoAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/// The way of a delivery to Harp: gate, permit, a look at the session, post. Lives on the loop.
final class Requests {

    /// Takes what has come of a request.
    @FunctionalInterface
    interface Answers {
        void answered(Delivery delivery, Gate gate, HarpAnswer answer, Instant startedAt);
    }

    static final Duration UNTIL_SESSION_IS_ASKED_AGAIN = Duration.ofMillis(250);

    private final Map<String, Gate> gates = new HashMap<>();
    private final Permits permits;
    private final Duration timeout;
    private final SessionTime session;
    private final InstantSource clock;
    private final Loop loop;
    private final Answers answers;
    private final Consumer<Delivery> refusals;
    private boolean stopped;
    private int inFlight;

    /// Begins without any.
    ///
    /// @param refusals takes what may no longer be posted, since its ticket does not allow it
    Requests(
            Map<String, Harp> harps,
            Limits limits,
            SessionTime session,
            InstantSource clock,
            Loop loop,
            Answers answers,
            Consumer<Delivery> refusals) {
        this.permits = new Permits(loop, limits.maxInFlight());
        this.timeout = limits.retry().settling();
        this.session = session;
        this.clock = clock;
        this.loop = loop;
        this.answers = answers;
        this.refusals = refusals;
        harps.forEach((name, harp) ->
                gates.put(name, new Gate(name, harp, limits.drainRate(), loop, clock, this::postOncePermitted)));
    }

    /// Posts it as soon as it may be.
    void request(Delivery delivery) {
        gate(delivery).enter(delivery);
    }

    /// The same, but not before the pause is over.
    void requestAfter(Duration pause, Delivery delivery) {
        if (pause.isZero()) {
            request(delivery);
            return;
        }
        delivery.stage = Stage.PAUSING;
        loop.schedule(pause, () -> {
            if (delivery.stage == Stage.PAUSING) {
                request(delivery);
            }
        });
    }

    /// From now on nothing is posted.
    void stop() {
        stopped = true;
    }

    int inFlight() {
        return inFlight;
    }

    Collection<Gate> gates() {
        return gates.values();
    }

    private void postOncePermitted(Delivery delivery) {
        delivery.stage = Stage.NEXT;
        permits.acquire(() -> post(delivery, gate(delivery)));
    }

    private void post(Delivery delivery, Gate gate) {
        if (stopped) {
            return;
        }
        if (!delivery.ticket.mayPost()) {
            permits.release();
            refusals.accept(delivery);
        } else if (!gate.admits(delivery)) {
            permits.release();
            gate.enter(delivery);
        } else if (!session.coversARequest()) {
            permits.release();
            requestAfter(UNTIL_SESSION_IS_ASKED_AGAIN, delivery);
        } else {
            send(delivery, gate);
        }
    }

    private void send(Delivery delivery, Gate gate) {
        Instant startedAt = clock.instant();
        delivery.attempt(gate.successes(), gate.openFor(startedAt));
        // It may be lost as late as its timeout, and land as late again.
        delivery.mayLandUntil(startedAt.plus(timeout).plus(timeout));
        delivery.stage = Stage.POSTED;
        inFlight++;
        gate.harp
                .post(delivery.body())
                .exceptionally(
                        defect -> new NoAnswer(Cause.LOST, defect.getClass().getSimpleName()))
                .thenAccept(answer -> loop.execute(() -> {
                    inFlight--;
                    permits.release();
                    answers.answered(delivery, gate, answer, startedAt);
                }));
    }

    private Gate gate(Delivery delivery) {
        return Objects.requireNonNull(gates.get(delivery.destination()), delivery::destination);
    }
}
