package io.harpline.operator.domain;

import io.harpline.schemas.operation.Operation.Count;
import java.util.List;

/// How far it is with what is moved into the archive.
public interface MoveTally {

    /// How many are still to be moved.
    long toMove();

    /// So many of those are there now.
    void moved(long more);

    /// How many stand how.
    List<Count> counts();
}
