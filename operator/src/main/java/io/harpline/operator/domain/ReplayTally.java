package io.harpline.operator.domain;

import io.harpline.operator.domain.ReplayPlan.Sum;
import io.harpline.schemas.operation.Operation.Count;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Counts what is planned: of a partition event by event, then the partitions' counts together.
public final class ReplayTally {

    private final Map<Effect, Long> effects = new EnumMap<>(Effect.class);
    private final Set<String> alerts = new HashSet<>();
    private long alertsOfOthers;
    private @Nullable Instant oldest;

    /// One more, that is not to be sent.
    public void add(Effect effect) {
        effects.merge(effect, 1L, Long::sum);
    }

    /// One more, that is to be sent.
    public void add(Effect effect, String alert, Instant receivedAt) {
        add(effect);
        alerts.add(alert);
        oldest = earlier(receivedAt);
    }

    /// What was counted of another partition, which has other alerts.
    public void add(ReplayTally other) {
        other.effects.forEach((effect, count) -> effects.merge(effect, count, Long::sum));
        alertsOfOthers += other.alertCount();
        oldest = other.oldest == null ? oldest : earlier(other.oldest);
    }

    /// Forgets which alerts there were, not how many.
    public void close() {
        alertsOfOthers = alertCount();
        alerts.clear();
    }

    /// Of all that was added.
    public Sum sum() {
        List<Count> counts = effects.entrySet().stream()
                .map(effect -> new Count(effect.getKey().words(), effect.getValue()))
                .toList();
        long events = effects.entrySet().stream()
                .filter(effect -> effect.getKey().isSent())
                .mapToLong(Map.Entry::getValue)
                .sum();
        return new Sum(counts, events, alertCount(), oldest);
    }

    private long alertCount() {
        return alertsOfOthers + alerts.size();
    }

    private Instant earlier(Instant time) {
        return oldest == null || time.isBefore(oldest) ? time : oldest;
    }
}
