package io.harpline.prove.nemesis;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/// The kinds of faults as a pack of cards: shuffled, dealt to its end, and shuffled again. Before that, one of each
/// kind
/// is dealt, so that even a short run meets all kinds.
final class Pack {

    private final List<Fault> cards = new ArrayList<>();
    private final List<Fault> left = new ArrayList<>();
    private final SplittableRandom chance;

    Pack(Set<Fault> faults, SplittableRandom chance) {
        this.chance = chance;
        left.addAll(faults);
        for (Fault fault : Fault.values()) {
            for (int i = 0; faults.contains(fault) && i < fault.cards(); i++) {
                cards.add(fault);
            }
        }
    }

    boolean isEmpty() {
        return cards.isEmpty();
    }

    Fault draw() {
        if (left.isEmpty()) {
            left.addAll(cards);
        }
        return left.remove(chance.nextInt(left.size()));
    }

    void putBack(Fault fault) {
        left.add(fault);
    }
}
