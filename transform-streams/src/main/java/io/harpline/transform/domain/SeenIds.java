package io.harpline.transform.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        for (SeenId seen : remembered) {
            if (seen.notificationId().equals(notificationId)) {
                return Optional.of(seen);
            }
        }
        return Optional.empty();
    }

    boolean full() {
        return remembered.size() >= MOST;
    }

    SeenIds and(SeenId seen) {
        if (full()) {
            return new SeenIds(remembered, notRemembered + 1);
        }
        List<SeenId> more = new ArrayList<>(remembered.size() + 1);
        more.addAll(remembered);
        more.add(seen);
        return new SeenIds(more, notRemembered);
    }
}
