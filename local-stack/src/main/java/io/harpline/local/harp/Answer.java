package io.harpline.local.harp;

import io.harpline.schemas.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// What is answered to a request.
///
/// @param headers besides those that every answer has
record Answer(int status, String contentType, String body, Map<String, String> headers) {

    static Answer json(int status, Object value) {
        return new Answer(status, "application/json", new String(Json.bytes(value), StandardCharsets.UTF_8), Map.of());
    }

    static Answer detail(int status, String detail) {
        return json(status, Map.of("detail", detail));
    }

    static Answer html(String page) {
        return new Answer(200, "text/html; charset=utf-8", page, Map.of());
    }

    Answer with(String header, String value) {
        return new Answer(status, contentType, body, Map.of(header, value));
    }
}
