package io.harpline.transform.domain;

import io.harpline.schemas.gardin.Notification;
import io.harpline.schemas.topic.Origin;
import java.time.Instant;

/// A notification that can be applied, and how it came.
///
/// @param digest of its exact bytes
/// @param receivedAt when Harpline accepted it, in milliseconds
/// @param recordedAt the timestamp of the archived record
/// @param streamTime the latest such timestamp in its partition up to here: the only clock there is
/// @param origin the archived record
public record Arrival(
        Notification notification,
        Fingerprint digest,
        Instant receivedAt,
        Instant recordedAt,
        Instant streamTime,
        Origin origin) {

    SeenId asSeen() {
        return new SeenId(notification.ids().notificationId(), digest, origin);
    }
}
