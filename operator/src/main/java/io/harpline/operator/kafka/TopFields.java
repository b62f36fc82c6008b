package io.harpline.operator.kafka;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Fields of a JSON object, read no further than they stand in it: what follows is not looked at.
record TopFields(List<String> names) {

    private static final JsonFactory JSON = new JsonFactory();

    /// Their texts, in the order of the names; empty where one is missing, or it is no object.
    Optional<List<String>> of(byte @Nullable [] json) {
        if (json == null) {
            return Optional.empty();
        }
        @Nullable String[] texts = new String[names.size()];
        int missing = texts.length;
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (missing > 0 && parser.nextToken() == JsonToken.FIELD_NAME) {
                int wanted = names.indexOf(parser.currentName());
                JsonToken value = parser.nextToken();
                if (wanted >= 0 && value.isScalarValue()) {
                    missing -= texts[wanted] == null ? 1 : 0;
                    texts[wanted] = parser.getText();
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException noJson) {
            return Optional.empty();
        }
        return missing > 0 ? Optional.empty() : Optional.of(List.copyOf(Arrays.asList(texts)));
    }
}
