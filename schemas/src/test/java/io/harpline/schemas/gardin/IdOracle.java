package io.harpline.schemas.gardin;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the ids of a body are, found in another way than [NotificationReader] finds them: decoded to characters first,
/// through Jackson's parser of those, which shares no code with that of bytes, and bound to an object.
final class IdOracle {

    private static final Pattern FIT = Pattern.compile("[^/\\p{Cc}]{1,128}", Pattern.DOTALL);

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(Integer.MAX_VALUE)
                            .maxNumberLength(Integer.MAX_VALUE)
                            .maxNameLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Map<String, List<JsonNode>> fields = new HashMap<>();

    @JsonAnySetter
    void add(String name, JsonNode value) {
        fields.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
    }

    /// The ids, or null where there is anything wrong with them or the body.
    static @Nullable NotificationIds ids(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            IdOracle object = MAPPER.readValue(text, IdOracle.class);
            return object == null || !hasNamesOfUtf8(text) ? null : object.ids();
        } catch (IOException notAnObject) {
            return null;
        }
    }

    /// Whether each name has a UTF-8: the parser of bytes takes no lone surrogate in one, as an escape can write it.
    private static boolean hasNamesOfUtf8(String text) throws IOException {
        try (JsonParser tokens = MAPPER.createParser(text)) {
            while (tokens.nextToken() != null) {
                if (tokens.hasToken(JsonToken.FIELD_NAME)
                        && !StandardCharsets.UTF_8.newEncoder().canEncode(tokens.currentName())) {
                    return false;
                }
            }
            return true;
        }
    }

    private @Nullable NotificationIds ids() {
        String tenant = id("tenantId");
        String alert = id("alertId");
        String notification = id("notificationId");
        return tenant == null || alert == null || notification == null
                ? null
                : new NotificationIds(tenant, alert, notification);
    }

    /// What stands once, is text of 1 to 128 characters, has a UTF-8, and no slash and no control character.
    private @Nullable String id(String name) {
        List<JsonNode> values = fields.getOrDefault(name, List.of());
        if (values.size() != 1 || !values.getFirst().isTextual()) {
            return null;
        }
        String id = values.getFirst().textValue();
        return StandardCharsets.UTF_8.newEncoder().canEncode(id)
                        && FIT.matcher(id).matches()
                ? id
                : null;
    }
}
