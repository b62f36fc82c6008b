package io.harpline.operator.reprocess;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.harpline.operator.domain.Digest;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.json.Sha256;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.TextHeaders;
import io.harpline.schemas.topic.Topics;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/// What a record says: its value and headers.
record Content(ConsumerRecord<byte[], byte[]> record) {

    /// Its key, a character for each byte, so that no two keys become one.
    String key() {
        return record.key() == null ? "" : new String(record.key(), ISO_8859_1);
    }

    /// That key as a person reads it.
    static String readable(String key) {
        return new String(key.getBytes(ISO_8859_1), UTF_8);
    }

    boolean isTombstone() {
        return record.value() == null;
    }

    /// Of value and headers.
    Digest digest() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, record.value());
            for (Header header : record.headers()) {
                out.writeUTF(header.key());
                write(out, header.value());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Digest.of(bytes.toByteArray());
    }

    /// Each field of the value, and each header. A body of Gardin's is not shown, only told from others.
    Map<String, String> fields(String liveTopic) {
        Map<String, String> fields = new TreeMap<>();
        if (record.value() != null) {
            if (liveTopic.equals(Topics.QUARANTINE.name())) {
                fields.put("value", "sha256 " + Sha256.hex(record.value()));
            } else {
                flatten("", json(), fields);
            }
        }
        for (Header header : record.headers()) {
            fields.put("header " + header.key(), header.value() == null ? "null" : new String(header.value(), UTF_8));
        }
        return fields;
    }

    /// What tells it from the alert's other records in that topic.
    String name(String liveTopic) {
        if (liveTopic.equals(Topics.OUTCOMES.name())) {
            JsonNode origin = json().path("origin");
            return archived(
                    origin.path("partition").asText(), origin.path("offset").asText());
        }
        if (liveTopic.equals(Topics.QUARANTINE.name())) {
            return archived(header(HeaderNames.ORIGIN_PARTITION), header(HeaderNames.ORIGIN_OFFSET));
        }
        return liveTopic.equals(Topics.EVENTS.name())
                ? "event " + json().path("eventId").asText()
                : "newest";
    }

    /// For an outcome: the offset of the archived record.
    long origin() {
        return json().path("origin").path("offset").asLong();
    }

    /// For an event: its version.
    long version() {
        return json().path("version").asLong();
    }

    private JsonNode json() {
        try {
            return Json.MAPPER.readTree(record.value());
        } catch (IOException | IllegalArgumentException notJson) {
            return Json.MAPPER.createObjectNode();
        }
    }

    private String header(String name) {
        return TextHeaders.get(record.headers(), name).orElse("?");
    }

    private static String archived(String partition, String offset) {
        return "archive " + partition + "@" + offset;
    }

    private static void flatten(String name, JsonNode value, Map<String, String> fields) {
        if (value.isObject()) {
            value.properties()
                    .forEach(field -> flatten(
                            name.isEmpty() ? field.getKey() : name + "." + field.getKey(), field.getValue(), fields));
        } else {
            fields.put(name, value.isTextual() ? value.asText() : value.toString());
        }
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        if (bytes == null) {
            out.writeInt(-1);
        } else {
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }
}
