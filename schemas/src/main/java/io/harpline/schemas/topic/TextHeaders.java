package io.harpline.schemas.topic;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/// Record headers as text.
public final class TextHeaders {

    private TextHeaders() {}

    /// Sets the header, in place of all of that name.
    public static void set(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /// The last header of that name, if it has a value.
    public static Optional<String> get(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }

    public static void setOrigin(Headers headers, Origin origin) {
        set(headers, HeaderNames.ORIGIN_TOPIC, origin.topic());
        set(headers, HeaderNames.ORIGIN_PARTITION, Integer.toString(origin.partition()));
        set(headers, HeaderNames.ORIGIN_OFFSET, Long.toString(origin.offset()));
    }
}
