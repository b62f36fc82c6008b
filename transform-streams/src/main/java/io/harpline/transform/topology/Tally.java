package io.harpline.transform.topology;

import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.topic.Origin;

/// Is told what the topology does, on the thread that does it; must be quick and must not fail.
///
/// What it is told of may still be undone: after an aborted transaction the same records come again.
public interface Tally {

    /// An archived record has its outcome.
    void concluded(NotificationOutcome outcome);

    /// A closed alert was forgotten, since it lay behind the horizon.
    void forgotten();

    /// A record was quarantined because this version failed at it: a defect to be looked into.
    void failedAt(Origin origin, RuntimeException defect);
}
