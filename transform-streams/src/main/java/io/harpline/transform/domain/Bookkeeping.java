package io.harpline.transform.domain;

import io.harpline.schemas.alert.AlertKey;
import io.harpline.schemas.alert.AlertType;
import io.harpline.schemas.gardin.GardinEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is kept of an alert beside its [Facts]: it depends on the order of arrival and takes no part in the join.
///
/// @param version of the alert's latest event
/// @param jobId of the first applied notification; so is alertType
/// @param firstReceivedAt when the first applied notification was received
/// @param lastReceivedAt the latest receipt of any applied or absorbed notification
/// @param closedOn the timestamp of the archived record that closed it; absent while open
public record Bookkeeping(
        AlertKey key,
        long version,
        String jobId,
        AlertType alertType,
        Instant firstReceivedAt,
        Instant lastReceivedAt,
        @Nullable Instant closedOn,
        SeenIds seen) {

    static Bookkeeping openedBy(Arrival arrival) {
        var notification = arrival.notification();
        return new Bookkeeping(
                notification.ids().key(),
                0,
                notification.jobId(),
                notification.alertType(),
                arrival.receivedAt(),
                arrival.receivedAt(),
                closes(arrival) ? arrival.recordedAt() : null,
                SeenIds.NONE.and(arrival.asSeen()));
    }

    Bookkeeping and(Arrival arrival) {
        Instant last = arrival.receivedAt().isAfter(lastReceivedAt) ? arrival.receivedAt() : lastReceivedAt;
        Instant closing = closedOn == null && closes(arrival) ? arrival.recordedAt() : closedOn;
        SeenIds more = seen.and(arrival.asSeen());
        return new Bookkeeping(key, version, jobId, alertType, firstReceivedAt, last, closing, more);
    }

    /// With the version of the event that this arrival makes. It needs no clock of ours, grows with each event, and
    /// still grows when the alert's earlier versions were forgotten or the archive is processed anew.
    Bookkeeping withEventOf(Arrival arrival) {
        long next = Math.max(version + 1, arrival.receivedAt().toEpochMilli());
        return new Bookkeeping(key, next, jobId, alertType, firstReceivedAt, lastReceivedAt, closedOn, seen);
    }

    /// What is odd about this arrival, seen from here; none of it stops the alert.
    List<String> oddities(Arrival arrival) {
        var notification = arrival.notification();
        List<String> odd = new ArrayList<>();
        if (!notification.jobId().isEmpty() && !notification.jobId().equals(jobId)) {
            odd.add("jobId is not the alert's");
        }
        if (notification.alertType() != alertType) {
            odd.add("alertType is not the alert's");
        }
        if (seen.full()) {
            odd.add("notificationId not remembered: the alert has over " + SeenIds.MOST);
        }
        return odd;
    }

    private static boolean closes(Arrival arrival) {
        return arrival.notification().event() == GardinEvent.CLOSED;
    }
}
