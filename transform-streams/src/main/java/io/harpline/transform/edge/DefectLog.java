package io.harpline.transform.edge;

import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.topic.Origin;
import io.harpline.transform.topology.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// Logs what this version fails at, never a body.
@ApplicationScoped
class DefectLog implements Tally {

    private static final Logger LOG = Logger.getLogger(DefectLog.class);

    @Override
    public void concluded(NotificationOutcome outcome) {}

    @Override
    public void forgotten() {}

    @Override
    public void failedAt(Origin origin, RuntimeException defect) {
        LOG.errorf(
                defect,
                "Failed at a record, which is quarantined topic=%s partition=%d offset=%d",
                origin.topic(),
                origin.partition(),
                origin.offset());
    }
}
