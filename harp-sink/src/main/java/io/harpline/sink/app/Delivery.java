package io.harpline.sink.app;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertKey;
import io.harpline.schemas.harp.Attempt;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.topic.Topics;
import io.harpline.sink.app.OffsetTracker.Ticket;
import io.harpline.sink.domain.DeliveryOutcome;
import io.harpline.sink.domain.DeliveryOutcome.Delivered;
import io.harpline.sink.domain.DeliveryOutcome.Refused;
import io.harpline.sink.domain.DeliveryOutcome.TryAgain;
import io.harpline.sink.domain.HarpAnswer;
import io.harpline.sink.domain.HarpAnswer.Answered;
import io.harpline.sink.domain.HarpAnswer.Cause;
import io.harpline.sink.domain.HarpAnswer.NoAnswer;
import io.harpline.sink.domain.Routed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One event on its way to Harp, and what has come of it so far. Lives on the loop.
final class Delivery {

    /// Where it stands.
    enum Stage {
        /// Behind another one of its alert, or before its first attempt.
        QUEUED,
        /// At the gate of its integration.
        HELD,
        /// It has asked for a permit.
        NEXT,
        /// In flight.
        POSTED,
        /// Between two attempts.
        PAUSING,
        /// Its evidence is being written.
        RECORDING,
        /// Finished, or no longer ours.
        GONE
    }

    final AlertEvent event;
    final Routed routed;
    final Ticket ticket;
    final Evidence.Recorder recorder;

    /// Of the replay that wants it posted although Harp has acknowledged it; null where none does.
    final @Nullable String replayId;

    final Settling settling = new Settling();
    private final byte[] body;
    private final Deque<Attempt> latestAttempts = new ArrayDeque<>();
    private int attempts;
    private @Nullable Instant firstAttempt;
    private @Nullable HarpAnswer lastAnswer;
    private int losses;
    private int passedBy;
    private boolean justPassed;
    private long successesSeen;
    private Duration openBefore = Duration.ZERO;
    private Instant landsUntil = Instant.MIN;

    Stage stage = Stage.QUEUED;

    /// Whether its next attempt is to find out whether Harp is back.
    boolean isProbe;

    Delivery(AlertEvent event, Routed routed, Ticket ticket, Evidence.Recorder recorder, @Nullable String replayId) {
        this.event = event;
        this.routed = routed;
        this.ticket = ticket;
        this.recorder = recorder;
        this.replayId = replayId;
        this.body = routed instanceof Routed.To to ? to.alert().json() : new byte[0];
    }

    /// The integration's name, or [Receipt#NOWHERE].
    String destination() {
        return routed instanceof Routed.To to ? to.integration() : Receipt.NOWHERE;
    }

    /// Whether it was sent again: how long ago it was received tells nothing of how things stand.
    boolean isReplayed() {
        return ticket.origin().topic().equals(Topics.REPLAY.name());
    }

    AlertKey alert() {
        return event.key();
    }

    /// Whether this is what Harp has acknowledged: this version and, where a replay wants it posted, by that replay.
    boolean isKnownBy(Acknowledged newest) {
        return event.version() == newest.version() && (replayId == null || replayId.equals(newest.replayId()));
    }

    /// Begins an attempt.
    ///
    /// @param successes how many deliveries to its integration have succeeded so far
    /// @param openSoFar how long that integration's breaker has been open
    void attempt(long successes, Duration openSoFar) {
        if (attempts == 0) {
            successesSeen = successes;
            openBefore = openSoFar;
        }
    }

    /// The attempt has failed.
    void failed(long successes) {
        justPassed = successes > successesSeen;
        passedBy += justPassed ? 1 : 0;
        successesSeen = successes;
    }

    /// How many of its failures came after another delivery had got through since the one before.
    int passedBy() {
        return passedBy;
    }

    /// Whether its latest failure was such a one.
    boolean wasJustPassed() {
        return justPassed;
    }

    /// How many attempts may have been acted on, or may yet be.
    int losses() {
        return losses;
    }

    boolean isWaiting() {
        return stage == Stage.PAUSING || stage == Stage.HELD;
    }

    boolean isUnderWay() {
        return stage == Stage.POSTED || stage == Stage.RECORDING;
    }

    /// The same bytes at every attempt: Harp takes another output for news.
    byte[] body() {
        return body.clone();
    }

    void answered(HarpAnswer answer, DeliveryOutcome outcome, Instant startedAt, Instant now) {
        attempts++;
        firstAttempt = firstAttempt == null ? startedAt : firstAttempt;
        lastAnswer = answer;
        if (isLost(answer)) {
            losses++;
            settling.doubt();
        }
        Integer status = answer instanceof Answered answered ? answered.status() : null;
        latestAttempts.addLast(
                new Attempt(startedAt, Duration.between(startedAt, now).toMillis(), status, error(outcome)));
        if (latestAttempts.size() > Receipt.LISTED_ATTEMPTS) {
            latestAttempts.removeFirst();
        }
    }

    private static @Nullable String error(DeliveryOutcome outcome) {
        return switch (outcome) {
            case Delivered ignored -> null;
            case Refused refused -> refused.why();
            case TryAgain again -> again.why();
        };
    }

    /// Whether whoever had the partition before has posted it, and not seen it settled.
    boolean isUnsettledBefore() {
        return ticket.landsUntil().isPresent();
    }

    /// Goes on where whoever had the partition before has left off.
    ///
    /// @param acknowledged whether Harp had acknowledged it
    void resume(boolean acknowledged) {
        ticket.landsUntil().ifPresent(until -> {
            settling.doubt();
            landsUntil = until;
        });
        if (acknowledged) {
            settling.acknowledge();
        }
    }

    /// A post of its alert may land until then.
    void mayLandUntil(Instant until) {
        landsUntil = until;
        ticket.unsettled(until);
    }

    /// All posts of its alert have landed.
    void hasLanded() {
        landsUntil = Instant.MIN;
        ticket.settled();
    }

    Instant landsUntil() {
        return landsUntil;
    }

    /// Whether the latest attempt may land late.
    boolean wasLost() {
        return lastAnswer != null && isLost(lastAnswer);
    }

    private static boolean isLost(HarpAnswer answer) {
        return answer instanceof NoAnswer none && none.cause() == Cause.LOST;
    }

    int attempts() {
        return attempts;
    }

    List<Attempt> latestAttempts() {
        return List.copyOf(latestAttempts);
    }

    @Nullable
    Instant firstAttempt() {
        return firstAttempt;
    }

    @Nullable
    HarpAnswer lastAnswer() {
        return lastAnswer;
    }

    /// Since its first attempt, without the time in which the breaker was open.
    ///
    /// @param openSoFar as in [#attempt]
    Duration triedFor(Instant now, Duration openSoFar) {
        return firstAttempt == null
                ? Duration.ZERO
                : Duration.between(firstAttempt, now).minus(openSoFar.minus(openBefore));
    }
}
