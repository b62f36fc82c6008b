package io.harpline.transform.domain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The notifications an alert has seen.
///
/// @param remembered the first [#MOST], in the order of their arrival
/// @param notRemembered how many came after those; a repeated one is counted again
public record SeenIds(List<SeenId> remembered, long notRemembered) {

    /// How many are remembered: bounds what is stored of an alert (Gardin sends a handful in its life).
    public static final int MOST = 256;

    static final SeenIds NONE = new SeenIds(List.of(), 0);

    public SeenIds {
        remembered = List.copyOf(remembered);
    }

    Optional<SeenId> find(String notificationId) {
        return remembered.stream()
                .filter(seen -> seen.notificationId().equals(notificationId))
                .findFirst();
    }

    boolean full() {
        return remembered.size() >= MOST;
    }

    SeenIds and(SeenId seen) {
        return full()
                ? new SeenIds(remembered, notRemembered + 1)
                : new SeenIds(
                        Stream.concat(remembered.stream(), Stream.of(seen)).toList(), notRemembered);
    }
}
