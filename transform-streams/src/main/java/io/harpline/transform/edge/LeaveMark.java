package io.harpline.transform.edge;

import static org.apache.kafka.streams.CloseOptions.GroupMembershipOperation.LEAVE_GROUP;
import static org.apache.kafka.streams.CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.jboss.logging.Logger;

/// The file that asks an instance to leave its group at its next stop, because it is not to come back. SIGTERM alone
/// does not tell a restart from that.
record LeaveMark(Path file) {

    private static final Logger LOG = Logger.getLogger(LeaveMark.class);

    /// A mark that no stop has taken was meant for a life that ended otherwise.
    void forget() {
        if (isTaken()) {
            LOG.info("A mark to leave the group was left behind; it counts no more");
        }
    }

    /// What the stop that is due now means for the group. The mark counts once.
    GroupMembershipOperation take() {
        if (!isTaken()) {
            return REMAIN_IN_GROUP;
        }
        LOG.info("Streams leaves its group, as asked; its partitions go to the other instances");
        return LEAVE_GROUP;
    }

    private boolean isTaken() {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException unusable) {
            LOG.warnf("Cannot tell whether to leave the group; stays fault=%s", unusable);
            return false;
        }
    }
}
