package io.harpline.schemas.gardin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The top level of a JSON object, read in one pass that knows of fields standing twice.
final class TopLevelFields {

    sealed interface Field {
        record Text(String value) implements Field {}

        record NotText() implements Field {}

        record Twice() implements Field {}

        record Missing() implements Field {}
    }

    private static final Field MISSING = new Field.Missing();

    // A body is UTF-8, whatever its first bytes look like; names are a sender's and must not fill the JVM's tables.
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final Map<String, Field> fields;

    private TopLevelFields(Map<String, Field> fields) {
        this.fields = fields;
    }

    /// The fields, or null where the body is not exactly one JSON object
    static @Nullable TopLevelFields of(byte[] body) {
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            Map<String, Field> fields = new HashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                Field field = parser.nextToken() == JsonToken.VALUE_STRING
                        ? new Field.Text(parser.getText())
                        : new Field.NotText();
                parser.skipChildren();
                fields.merge(name, field, (first, second) -> new Field.Twice());
            }
            return parser.nextToken() == null ? new TopLevelFields(fields) : null;
        } catch (IOException notJson) {
            return null;
        }
    }

    Field field(String name) {
        return fields.getOrDefault(name, MISSING);
    }

    /// The text of a field, or null where it is missing, no text, or stands twice
    @Nullable
    String text(String name) {
        return field(name) instanceof Field.Text text ? text.value() : null;
    }
}
