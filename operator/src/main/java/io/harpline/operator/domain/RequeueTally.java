package io.harpline.operator.domain;

import io.harpline.schemas.operation.Operation.Count;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Quarantined notifications that are to be put through transform again, and how far it is with that.
public final class RequeueTally implements MoveTally {

    private final List<Quarantined> chosen;
    private final Set<Place> before;
    private long moved;

    /// Of those that were chosen.
    ///
    /// @param before those of which the archive says that they were requeued before
    public RequeueTally(List<Quarantined> chosen, Set<Place> before) {
        this.chosen = List.copyOf(chosen);
        this.before = Set.copyOf(before);
    }

    /// All that were chosen, the first received first.
    public List<Quarantined> chosen() {
        return chosen;
    }

    /// Whether it was to be moved before anything was.
    public boolean isToMove(Quarantined one) {
        return !before.contains(one.place());
    }

    @Override
    public long toMove() {
        return chosen.size() - before.size() - moved;
    }

    @Override
    public void moved(long more) {
        moved += more;
    }

    public long moved() {
        return moved;
    }

    @Override
    public List<Count> counts() {
        return Stream.of(
                        new Count("to be requeued", toMove()),
                        new Count("requeued", moved),
                        new Count("requeued before", before.size()))
                .filter(count -> count.count() > 0)
                .toList();
    }
}
