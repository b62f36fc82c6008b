package io.harpline.local.harp;

import io.harpline.schemas.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// What is answered to a request.
record Answer(int status, String contentType, String body) {

    static Answer json(int status, Object value) {
        return new Answer(status, "application/json", new String(Json.bytes(value), StandardCharsets.UTF_8));
    }

    static Answer detail(int status, String detail) {
        return json(status, Map.of("detail", detail));
    }

    static Answer html(String page) {
        return new Answer(200, "text/html; charset=utf-8", page);
    }
}
