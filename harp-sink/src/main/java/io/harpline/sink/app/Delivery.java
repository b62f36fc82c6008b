package io.harpline.sink.app;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertKey;
import io.harpline.schemas.harp.Attempt;
import io.harpline.schemas.harp.Receipt;
import io.harpline.sink.app.OffsetTracker.Ticket;
import io.harpline.sink.domain.DeliveryOutcome;
import io.harpline.sink.domain.DeliveryOutcome.Delivered;
import io.harpline.sink.domain.DeliveryOutcome.Refused;
import io.harpline.sink.domain.DeliveryOutcome.TryAgain;
import io.harpline.sink.domain.HarpAnswer;
import io.harpline.sink.domain.HarpAnswer.Answered;
import io.harpline.sink.domain.HarpAnswer.Cause;
import io.harpline.sink.domain.HarpAnswer.NoAnswer;
import io.harpline.sink.domain.HarpMapping;
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
        /// Sent, or about to be: it has asked for a permit.
        POSTING,
        /// Between two attempts.
        PAUSING,
        /// Its evidence is being written.
        RECORDING,
        /// Finished, or no longer ours.
        GONE
    }

    final AlertEvent event;
    final Ticket ticket;
    final Evidence.Recorder recorder;
    private final byte[] body;
    private final Deque<Attempt> latestAttempts = new ArrayDeque<>();
    private int attempts;
    private @Nullable Instant firstAttempt;
    private @Nullable HarpAnswer lastAnswer;
    private int losses;
    private int passedBy;
    private long successesSeen;

    Stage stage = Stage.QUEUED;

    Delivery(AlertEvent event, Ticket ticket, Evidence.Recorder recorder) {
        this.event = event;
        this.ticket = ticket;
        this.recorder = recorder;
        this.body = HarpMapping.of(event).json();
    }

    AlertKey alert() {
        return event.key();
    }

    /// Begins an attempt.
    ///
    /// @param successes how many requests have succeeded so far, of whichever delivery
    void attempt(long successes) {
        if (attempts == 0) {
            successesSeen = successes;
        }
    }

    /// The attempt has failed.
    void failed(long successes) {
        passedBy += successes > successesSeen ? 1 : 0;
        successesSeen = successes;
    }

    /// How many of its failures came after another delivery had got through since the one before.
    int passedBy() {
        return passedBy;
    }

    /// How many attempts may have been acted on, or may yet be.
    int losses() {
        return losses;
    }

    /// The same bytes at every attempt: Harp takes another output for news.
    byte[] body() {
        return body.clone();
    }

    void answered(HarpAnswer answer, DeliveryOutcome outcome, Instant startedAt, Instant now) {
        attempts++;
        firstAttempt = firstAttempt == null ? startedAt : firstAttempt;
        lastAnswer = answer;
        losses += isLost(answer) ? 1 : 0;
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

    /// Whether the latest attempt may land late.
    boolean isUnsettled() {
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

    Duration triedFor(Instant now) {
        return firstAttempt == null ? Duration.ZERO : Duration.between(firstAttempt, now);
    }
}
