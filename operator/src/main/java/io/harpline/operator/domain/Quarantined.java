package io.harpline.operator.domain;

import io.harpline.schemas.topic.Origin;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A quarantined notification, without its bytes. Nothing of it is taken for granted: what a header does not say is
/// absent.
///
/// @param receivedAt by ingest, or the record's time where that is not said
/// @param key of the record: the alert key, or `-/<ingest-id>`
/// @param reason the name of a [io.harpline.schemas.gardin.QuarantineReason], of this version or another
/// @param field the JSON field at fault, where it is one
/// @param ingestId the request's own
/// @param origin where it stands in the archive
/// @param bytes how long its body is
public record Quarantined(
        Place place,
        Instant receivedAt,
        String key,
        @Nullable String reason,
        @Nullable String field,
        @Nullable String source,
        @Nullable String ingestId,
        @Nullable Origin origin,
        int bytes) {}
