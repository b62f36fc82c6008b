package io.harpline.prove.check;

import static java.util.stream.Collectors.groupingBy;

import io.harpline.prove.evidence.Evidence;
import io.harpline.prove.evidence.Read;
import io.harpline.schemas.harp.Attempt;
import io.harpline.schemas.harp.Receipt;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What became of events, by eventId.
final class Receipts {

    private final Map<String, List<Read<Receipt>>> byEvent;

    private Receipts(Map<String, List<Read<Receipt>>> byEvent) {
        this.byEvent = byEvent;
    }

    static Receipts of(Evidence evidence) {
        return new Receipts(evidence.receipts().stream()
                .collect(groupingBy(receipt -> receipt.value().eventId())));
    }

    /// Whether its sender heard from Harp that all is well.
    static boolean isAcknowledged(Attempt attempt) {
        return Objects.equals(attempt.status(), 200) && attempt.error() == null;
    }

    /// Whether an attempt of that event is listed, or no longer listed, of which nobody knows what became of it.
    boolean hasUnknown(String eventId) {
        return of(eventId).stream()
                .anyMatch(receipt -> receipt.value().attemptCount()
                                > receipt.value().attempts().size()
                        || receipt.value().attempts().stream().anyMatch(attempt -> attempt.status() == null));
    }

    /// Of one event, in the order in which they were written.
    List<Read<Receipt>> of(String eventId) {
        return byEvent.getOrDefault(eventId, List.of());
    }

    /// When the first attempt began, where that is still listed.
    Optional<Instant> firstAttempt(String eventId) {
        boolean all = of(eventId).stream()
                .allMatch(receipt -> receipt.value().attemptCount()
                        == receipt.value().attempts().size());
        return of(eventId).stream()
                .filter(receipt -> all)
                .flatMap(receipt -> receipt.value().attempts().stream())
                .map(Attempt::startedAt)
                .min(Comparator.naturalOrder());
    }

    /// When it was first done with.
    Optional<Instant> finishedAt(String eventId) {
        return of(eventId).stream().map(receipt -> receipt.value().finishedAt()).min(Comparator.naturalOrder());
    }
}
