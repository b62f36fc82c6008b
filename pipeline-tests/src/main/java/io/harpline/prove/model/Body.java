package io.harpline.prove.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A JSON object, with each value of each of its fields: one may stand there twice.
record Body(Map<String, List<JsonNode>> fields) {

    private static final JsonFactory JSON = new ObjectMapper().getFactory();

    /// Null where the bytes are not exactly one JSON object in UTF-8
    static @Nullable Body of(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            try (JsonParser parser = JSON.createParser(text)) {
                return of(parser);
            }
        } catch (IOException notJson) {
            return null;
        }
    }

    private static @Nullable Body of(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return null;
        }
        Map<String, List<JsonNode>> fields = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            fields.computeIfAbsent(name, unseen -> new ArrayList<>()).add(parser.readValueAsTree());
        }
        return parser.nextToken() == null ? new Body(fields) : null;
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    /// Whether it stands there, but not once, as text.
    boolean isNoText(String name) {
        return has(name) && text(name) == null;
    }

    /// The text of a field that stands there once.
    @Nullable
    String text(String name) {
        List<JsonNode> values = fields.getOrDefault(name, List.of());
        return values.size() == 1 && values.getFirst().isTextual()
                ? values.getFirst().asText()
                : null;
    }

    /// The same, if it is one of these; then it is the one that was given.
    @Nullable
    String oneOf(String name, List<String> known) {
        String text = text(name);
        int index = text == null ? -1 : known.indexOf(text);
        return index < 0 ? null : known.get(index);
    }
}
