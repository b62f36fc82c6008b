package io.harpline.transform.topology;

import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.topic.Origin;

/// Does not count.
class NoTally implements Tally {

    @Override
    public void concluded(NotificationOutcome outcome) {}

    @Override
    public void forgotten() {}

    @Override
    public void failedAt(Origin origin, RuntimeException defect) {}
}
