package io.harpline.schemas.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes a record field by field, where reflection would take several times as long: for what is written for each
/// single notification. What it writes must be what [Json] would write without it, and a test compares the two.
public abstract class FieldWriter<T> extends StdSerializer<T> {

    private static final long serialVersionUID = 1;

    protected FieldWriter(Class<T> type) {
        super(type);
    }

    protected abstract void writeFields(T value, JsonGenerator json) throws IOException;

    @Override
    public final void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeStartObject();
        writeFields(value, json);
        json.writeEndObject();
    }

    protected static SerializableString name(String field) {
        return new SerializedString(field);
    }

    protected static void write(JsonGenerator json, SerializableString field, @Nullable String text)
            throws IOException {
        if (text != null) {
            json.writeFieldName(field);
            json.writeString(text);
        }
    }

    protected static void write(JsonGenerator json, SerializableString field, @Nullable Enum<?> constant)
            throws IOException {
        write(json, field, constant == null ? null : constant.name());
    }

    protected static void write(JsonGenerator json, SerializableString field, @Nullable Instant time)
            throws IOException {
        write(json, field, time == null ? null : Rfc3339.format(time));
    }

    protected static void write(JsonGenerator json, SerializableString field, long number) throws IOException {
        json.writeFieldName(field);
        json.writeNumber(number);
    }

    protected static void write(JsonGenerator json, SerializableString field, List<?> texts) throws IOException {
        json.writeFieldName(field);
        json.writeStartArray();
        for (Object text : texts) {
            json.writeString(text.toString());
        }
        json.writeEndArray();
    }
}
