package io.harpline.schemas.gardin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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

    // A body is UTF-8, whatever its first bytes look like; names are a sender's and must not fill the JVM's
    // tables. What else stands in an object, however deep or long, is the sender's business: the size of a body
    // is bounded already.
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final Map<String, Field> fields;

    private TopLevelFields(Map<String, Field> fields) {
        this.fields = fields;
    }

    /// The fields, or null where the body is not exactly one JSON object
    static @Nullable TopLevelFields of(byte[] body) {
        if (!isUtf8(body)) {
            return null;
        }
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

    /// Strictly, where the parser would take overlong forms and encoded surrogates.
    private static boolean isUtf8(byte[] body) {
        return isAscii(body) || decodes(body);
    }

    private static boolean isAscii(byte[] body) {
        int bits = 0;
        for (byte b : body) {
            bits |= b;
        }
        return bits >= 0;
    }

    private static boolean decodes(byte[] body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
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
