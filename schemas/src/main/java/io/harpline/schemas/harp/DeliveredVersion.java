package io.harpline.schemas.harp;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The newest version of an alert that Harp acknowledged: the value of `harp.delivered.v1`.
///
/// @param destination the name of the Harp integration; never its URL
/// @param deliveredAt when Harp acknowledged it
/// @param replayId of the replay in mode CURRENT by which it was posted; absent where it was posted as news
public record DeliveredVersion(
        String tenantId,
        String alertId,
        String destination,
        long version,
        String eventId,
        Instant deliveredAt,
        @Nullable String replayId) {

    /// What was posted as news.
    public DeliveredVersion(
            String tenantId, String alertId, String destination, long version, String eventId, Instant deliveredAt) {
        this(tenantId, alertId, destination, version, eventId, deliveredAt, null);
    }
}
