package io.harpline.sink.app;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// How deliveries stand at a moment.
///
/// @param inFlight requests without an answer yet
/// @param waiting other events that are not finished
/// @param outages by integration, whether its breaker is open
/// @param oldest when the oldest of the events was received that Harp has not acknowledged yet, but for those that were
///     sent again
public record Standing(int inFlight, int waiting, Map<String, Boolean> outages, Optional<Instant> oldest) {

    public Standing {
        outages = Map.copyOf(outages);
    }

    /// As it is right now; to be called on the loop.
    static Standing of(List<Delivery> unfinished, Collection<Gate> gates, int inFlight) {
        return new Standing(
                inFlight,
                unfinished.size() - inFlight,
                gates.stream().collect(Collectors.toMap(gate -> gate.integration, Gate::isOpen)),
                unfinished.stream()
                        .filter(delivery -> !delivery.isReplayed() && !delivery.settling.isAcknowledged())
                        .map(delivery -> delivery.event.receivedAt())
                        .min(Comparator.naturalOrder()));
    }

    /// Names of the integrations that are out.
    public List<String> out() {
        return outages.keySet().stream().filter(outages::get).sorted().toList();
    }
}
