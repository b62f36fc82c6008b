package io.harpline.transform.domain;

import io.harpline.schemas.gardin.Notification;
import io.harpline.schemas.topic.Origin;
import java.time.Instant;

/// A notification that can be applied, and how it came.
///
/// @param digest the [Fingerprint] of its exact bytes
/// @param receivedAt when Harpline accepted it, in milliseconds
/// @param origin the archived record
public record Arrival(Notification notification, String digest, Instant receivedAt, Origin origin) {

    SeenId asSeen() {
        return new SeenId(notification.ids().notificationId(), digest, origin);
    }
}
