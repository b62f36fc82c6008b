package io.harpline.sink.app;

import io.harpline.schemas.harp.Attempt;
import io.harpline.schemas.harp.DeadLetter;
import io.harpline.schemas.harp.DeliveredVersion;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.harp.Receipt.Result;
import io.harpline.schemas.json.Sha256;
import io.harpline.sink.domain.HarpAnswer;
import io.harpline.sink.domain.HarpAnswer.Answered;
import io.harpline.sink.domain.HarpAnswer.NoAnswer;
import io.harpline.sink.domain.Routed.Nowhere;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Draws up the evidence of a finished delivery.
final class Clerk {

    private Clerk() {}

    static Evidence evidence(Delivery delivery, Result result, Instant now) {
        return new Evidence(
                receipt(delivery, result, now),
                result == Result.DELIVERED ? Optional.of(delivered(delivery, now)) : Optional.empty(),
                deadLetter(delivery, result));
    }

    private static Receipt receipt(Delivery delivery, Result result, Instant now) {
        HarpAnswer last = delivery.lastAnswer();
        return new Receipt(
                delivery.event.eventId(),
                delivery.event.version(),
                delivery.event.tenantId(),
                delivery.event.alertId(),
                delivery.destination(),
                result,
                delivery.routed instanceof Nowhere nowhere ? nowhere.why() : null,
                delivery.attempts(),
                delivery.latestAttempts(),
                delivery.attempts() == 0 ? null : Sha256.hex(delivery.body()),
                last instanceof Answered answered ? answered.sha256() : null,
                now,
                delivery.ticket.origin());
    }

    static DeliveredVersion delivered(Delivery delivery, Instant now) {
        return new DeliveredVersion(
                delivery.event.tenantId(),
                delivery.event.alertId(),
                delivery.destination(),
                delivery.event.version(),
                delivery.event.eventId(),
                now,
                delivery.replayId);
    }

    private static Optional<DeadLetter> deadLetter(Delivery delivery, Result result) {
        return switch (result) {
            case REFUSED -> Optional.of(deadLetter(delivery, DeadLetter.Reason.REFUSED));
            case EXHAUSTED -> Optional.of(deadLetter(delivery, DeadLetter.Reason.EXHAUSTED));
            case DELIVERED, SUPERSEDED, ALREADY_DELIVERED, NOT_ROUTED -> Optional.empty();
        };
    }

    private static DeadLetter deadLetter(Delivery delivery, DeadLetter.Reason reason) {
        HarpAnswer last = delivery.lastAnswer();
        List<Attempt> attempts = delivery.latestAttempts();
        return new DeadLetter(
                reason,
                last instanceof Answered answered ? answered.status() : null,
                switch (last) {
                    case Answered answered -> answered.excerpt();
                    case NoAnswer none -> none.what();
                    case null -> "";
                },
                delivery.attempts(),
                delivery.firstAttempt(),
                attempts.isEmpty() ? null : attempts.getLast().startedAt(),
                delivery.ticket.origin(),
                0);
    }
}
