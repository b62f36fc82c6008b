package io.harpline.local.harp;

import io.harpline.schemas.json.Json;
import java.util.Collection;
import java.util.Map;

/// What is answered to a request.
///
/// @param headers besides those that every answer has
record Answer(int status, String contentType, Content content, Map<String, String> headers) {

    private static final String JSON = "application/json";

    static Answer json(int status, Object value) {
        return new Answer(status, JSON, Content.of(Json.bytes(value)), Map.of());
    }

    /// The elements as one array, written one by one: all of them as text might be more than there is room for.
    static Answer json(Collection<?> elements) {
        return new Answer(200, JSON, Content.ofArray(elements), Map.of());
    }

    static Answer detail(int status, String detail) {
        return json(status, Map.of("detail", detail));
    }

    static Answer html(String page) {
        return new Answer(200, "text/html; charset=utf-8", Content.of(page), Map.of());
    }

    Answer with(String header, String value) {
        return new Answer(status, contentType, content, Map.of(header, value));
    }
}
