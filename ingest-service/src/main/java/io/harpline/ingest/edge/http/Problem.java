package io.harpline.ingest.edge.http;

import io.harpline.schemas.json.Json;
import org.jspecify.annotations.Nullable;

/// An error as RFC 9457 has it. It never echoes what was sent.
///
/// @param type `about:blank`: the status says it all
/// @param field the header or JSON field at fault
/// @param ingestId under which the body stands in the archive nevertheless
record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String field,
        @Nullable String ingestId) {

    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(int status, String title, String detail) {
        return new Problem("about:blank", title, status, detail, null, null);
    }

    Problem naming(@Nullable String field, @Nullable String ingestId) {
        return new Problem(type, title, status, detail, field, ingestId);
    }

    byte[] json() {
        return Json.bytes(this);
    }
}
