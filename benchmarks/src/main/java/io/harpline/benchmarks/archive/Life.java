package io.harpline.benchmarks.archive;

import io.harpline.schemas.alert.AlertKey;
import io.harpline.schemas.alert.CloseReason;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.gardin.GardinEvent;
import io.harpline.schemas.json.Rfc3339;
import java.time.Instant;
import java.util.SplittableRandom;

/// One alert, from its first to its last notification; the same whenever its number comes up.
///
/// @param increasedAfter how many other alerts are raised before this one increases
/// @param closedAfter how many are raised before it is closed; more than increasedAfter
record Life(AlertKey key, String jobId, Severity first, Severity last, int increasedAfter, int closedAfter) {

    private static final int TENANTS = 20;
    private static final int JOBS = 500;

    /// @param number of the alert, counted in the order in which alerts are raised
    /// @param raisedAt goes into its id
    /// @param alive at most so many others are raised in its life; at least 8
    static Life of(long seed, long number, Instant raisedAt, int alive) {
        SplittableRandom chance = new SplittableRandom(seed * 31 + number);
        String tenantId = Base32.ulid(1_700_000_000_000L, new SplittableRandom(chance.nextInt(TENANTS)));
        String jobId = Base32.ulid(1_720_000_000_000L, new SplittableRandom(chance.nextInt(JOBS)));
        boolean mild = chance.nextInt(4) > 0;
        return new Life(
                new AlertKey(tenantId, Base32.ulid(raisedAt.toEpochMilli(), chance)),
                jobId,
                mild ? Severity.LOW : Severity.MEDIUM,
                mild && chance.nextBoolean() ? Severity.MEDIUM : Severity.HIGH,
                1 + chance.nextInt(alive / 2 - 1),
                alive / 2 + chance.nextInt(alive / 2));
    }

    /// Its notification of that kind.
    ///
    /// @param happenedAt a little before it was received
    Archived notification(GardinEvent event, String notificationId, Instant happenedAt, Instant receivedAt) {
        // As the request that Gardin documents: its fields in its order, laid out the same way.
        String body = """
                {
                  "alertId": "%s",
                  "alertSeverity": "%s",
                  "alertType": "HEALTH",%s
                  "event": "%s",
                  "jobId": "%s",
                  "notificationId": "%s",
                  "tenantId": "%s",%s
                  "timestamp": "%s"
                }""".formatted(
                key.alertId(),
                event == GardinEvent.RAISED ? first : last,
                event == GardinEvent.CLOSED ? "\n  \"closeReason\": \"" + CloseReason.RECOVERY_DETECTED + "\"," : "",
                event,
                jobId,
                notificationId,
                key.tenantId(),
                event == GardinEvent.SEVERITY_INCREASED ? "\n  \"previousSeverity\": \"" + first + "\"," : "",
                Rfc3339.format(happenedAt));
        return new Archived(key, notificationId, event, event == GardinEvent.RAISED ? first : last, receivedAt, body);
    }
}
