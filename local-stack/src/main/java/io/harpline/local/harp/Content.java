package io.harpline.local.harp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.SequenceWriter;
import io.harpline.schemas.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;

/// What an answer carries.
///
/// @param length in bytes; 0 where that is not known before it is written
record Content(long length, Writing writing) {

    /// Writes it once.
    @FunctionalInterface
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    static Content of(byte[] bytes) {
        return new Content(bytes.length, out -> out.write(bytes));
    }

    static Content of(String text) {
        return of(text.getBytes(UTF_8));
    }

    static Content ofArray(Collection<?> elements) {
        return new Content(0, out -> {
            try (SequenceWriter array = Json.MAPPER.writer().writeValuesAsArray(out)) {
                array.writeAll(elements);
            }
        });
    }
}
