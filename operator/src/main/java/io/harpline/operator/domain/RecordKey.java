package io.harpline.operator.domain;

import io.harpline.schemas.gardin.NotificationIds;
import io.harpline.schemas.gardin.Reading;
import io.harpline.schemas.gardin.Reading.Read;
import io.harpline.schemas.gardin.Reading.Unreadable;

/// Under which key ingest archives a body.
public final class RecordKey {

    private RecordKey() {}

    /// The alert's, or one of its own where nobody can read whose it is.
    ///
    /// @param ids as read from the body
    public static String of(Reading<NotificationIds> ids, String ingestId) {
        return switch (ids) {
            case Read<NotificationIds>(NotificationIds read) -> read.key().toString();
            case Unreadable<NotificationIds> _ -> "-/" + ingestId;
        };
    }
}
