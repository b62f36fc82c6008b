package io.harpline.operator.domain;

import io.harpline.schemas.gardin.NotificationIds;
import io.harpline.schemas.gardin.Reading;
import io.harpline.schemas.gardin.Reading.Read;
import io.harpline.schemas.gardin.Reading.Unreadable;

/// Under which key ingest archives a body.
public final class RecordKey {

    private RecordKey() {}

    /// The alert's, where it can be read whose it is.
    ///
    /// @param ids as read from the body
    /// @param otherwise the key that it gets else
    public static String of(Reading<NotificationIds> ids, String otherwise) {
        return switch (ids) {
            case Read<NotificationIds>(NotificationIds read) -> read.key().toString();
            case Unreadable<NotificationIds> _ -> otherwise;
        };
    }

    /// One of its own, of a request whose body names no alert.
    public static String ofRequest(String ingestId) {
        return "-/" + ingestId;
    }
}
