package io.harpline.sink.app;

import io.harpline.schemas.alert.AlertKey;
import io.harpline.sink.domain.Routed.To;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.Stream;

/// One queue for each alert with a delivery; only the first of a queue is ever under way. Lives on the loop.
final class Lanes {

    private final Map<AlertKey, Queue<Delivery>> lanes = new HashMap<>();

    /// Adds it at the end, and says whether it is the first.
    boolean enter(Delivery delivery) {
        Queue<Delivery> lane = lanes.computeIfAbsent(delivery.alert(), alert -> new ArrayDeque<>());
        lane.add(delivery);
        return lane.size() == 1;
    }

    /// Takes the first away; the new first, if there is one, is what is returned.
    Optional<Delivery> leave(Delivery first) {
        Queue<Delivery> lane = lanes.getOrDefault(first.alert(), new ArrayDeque<>());
        if (lane.poll() != first) {
            throw new IllegalStateException("only the first of a lane is under way");
        }
        if (lane.isEmpty()) {
            lanes.remove(first.alert());
        }
        return Optional.ofNullable(lane.peek());
    }

    /// The first of that alert's queue.
    Optional<Delivery> first(AlertKey alert) {
        return Optional.ofNullable(lanes.get(alert)).map(Queue::peek);
    }

    /// Whoever comes after the first of that alert's queue.
    Optional<Delivery> second(AlertKey alert) {
        return lanes.getOrDefault(alert, new ArrayDeque<>()).stream().skip(1).findFirst();
    }

    /// The first of every queue.
    List<Delivery> firsts() {
        return lanes.values().stream().map(Queue::element).toList();
    }

    /// Whether something newer of its alert, that is to be posted, waits behind it.
    boolean hasNewerThan(Delivery delivery) {
        return lanes.getOrDefault(delivery.alert(), new ArrayDeque<>()).stream()
                .anyMatch(other -> other.event.version() > delivery.event.version() && other.routed instanceof To);
    }

    /// How many alerts have a delivery to that destination.
    int alertsFor(String destination) {
        return (int) lanes.values().stream()
                .filter(lane -> lane.element().destination().equals(destination))
                .count();
    }

    /// All of them.
    Stream<Delivery> all() {
        return lanes.values().stream().flatMap(Queue::stream);
    }
}
