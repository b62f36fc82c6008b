package io.harpline.schemas.harp;

import java.time.Instant;

/// The newest version of an alert that Harp acknowledged: the value of `harp.delivered.v1`.
///
/// @param destination the name of the Harp integration; never its URL
/// @param deliveredAt when Harp acknowledged it
public record DeliveredVersion(
        String tenantId, String alertId, String destination, long version, String eventId, Instant deliveredAt) {}
