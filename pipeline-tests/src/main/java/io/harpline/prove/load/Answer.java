package io.harpline.prove.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.harpline.schemas.json.Json;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What one request was answered with.
///
/// @param status 0: no answer
/// @param ingestId as the answer's body names it
/// @param body in UTF-8
record Answer(int status, @Nullable String ingestId, String body) {

    static final Answer NONE = new Answer(0, null, "");

    static Answer of(int status, byte[] body) {
        return new Answer(status, status == 200 || status == 422 ? ingestId(body) : null, new String(body, UTF_8));
    }

    private static @Nullable String ingestId(byte[] body) {
        try {
            JsonNode id = Json.MAPPER.readTree(body).get("ingestId");
            return id == null ? null : id.textValue();
        } catch (IOException notJson) {
            return null;
        }
    }
}
