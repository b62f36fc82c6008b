package io.harpline.prove.evidence;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.harpline.schemas.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;

/// JSON of which each text is held once, however many records have it: ids stand in half a dozen of them each.
final class LeanJson {

    private final ObjectMapper mapper;

    LeanJson(Shared shared) {
        mapper = Json.MAPPER
                .copy()
                .registerModule(new SimpleModule("shared").addDeserializer(String.class, new Texts(shared)));
    }

    /// @throws UncheckedIOException if it is no such value
    <T> T read(byte[] json, Class<T> type) {
        try {
            return mapper.readValue(json, type);
        } catch (IOException notOfThisType) {
            throw new UncheckedIOException("not of type " + type.getSimpleName(), notOfThisType);
        }
    }

    private static final class Texts extends StdScalarDeserializer<String> {

        private static final long serialVersionUID = 1;

        private final transient Shared shared;

        Texts(Shared shared) {
            super(String.class);
            this.shared = shared;
        }

        @Override
        public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return shared.text(json.getText());
        }
    }
}
