package io.harpline.prove.history;

import io.harpline.schemas.alert.AlertType;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// An alert, and what is still to be told of it.
final class Life {

    private final String tenantId;
    private final String alertId;
    private final String jobId;
    private final AlertType type;
    private final Deque<Telling> untold;

    Life(String tenantId, String alertId, String jobId, AlertType type, List<Telling> story) {
        this.tenantId = tenantId;
        this.alertId = alertId;
        this.jobId = jobId;
        this.type = type;
        this.untold = new ArrayDeque<>(story);
    }

    String tenantId() {
        return tenantId;
    }

    String alertId() {
        return alertId;
    }

    String jobId() {
        return jobId;
    }

    AlertType type() {
        return type;
    }

    /// `tenantId/alertId`
    String key() {
        return tenantId + "/" + alertId;
    }

    boolean isTold() {
        return untold.isEmpty();
    }

    Duration nextDue() {
        return untold.getFirst().dueAt();
    }

    Telling tell() {
        return untold.removeFirst();
    }
}
