package io.harpline.local.harp;

import com.fasterxml.jackson.databind.JsonNode;
import io.harpline.schemas.json.Json;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Reads a bad day as it is asked for over HTTP: what is left out is well.
final class BadDayReader {

    private static final List<String> FIELDS =
            List.of("mood", "slowMs", "errorSharePercent", "retryAfterSeconds", "failAlerts");

    private BadDayReader() {}

    /// The day.
    ///
    /// @throws IllegalArgumentException naming the field, and what would be right
    static BadDay read(byte[] body) {
        JsonNode json = object(body);
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            if (!FIELDS.contains(field.getKey())) {
                throw new IllegalArgumentException(
                        "there is no field " + field.getKey() + "; there are " + String.join(", ", FIELDS));
            }
        }
        return new BadDay(
                mood(json.path("mood")),
                number("slowMs", json.path("slowMs")),
                number("errorSharePercent", json.path("errorSharePercent")),
                number("retryAfterSeconds", json.path("retryAfterSeconds")),
                statuses(json.path("failAlerts")));
    }

    private static JsonNode object(byte[] body) {
        try {
            JsonNode json = Json.MAPPER.readTree(body);
            if (json.isObject()) {
                return json;
            }
        } catch (IOException notJson) {
            // said below
        }
        throw new IllegalArgumentException("the body must be a JSON object such as {\"mood\":\"hang\"}");
    }

    private static Mood mood(JsonNode value) {
        if (value.isMissingNode()) {
            return Mood.WELL;
        }
        return Mood.of(value.asText())
                .orElseThrow(() -> new IllegalArgumentException("mood must be one of "
                        + Arrays.stream(Mood.values()).map(Mood::text).collect(Collectors.joining(", "))));
    }

    private static int number(String field, JsonNode value) {
        if (value.isMissingNode()) {
            return 0;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw new IllegalArgumentException(field + " must be a whole number");
        }
        return value.intValue();
    }

    private static Map<String, Integer> statuses(JsonNode value) {
        if (!value.isMissingNode() && !value.isObject()) {
            throw new IllegalArgumentException("failAlerts must be an object such as {\"ALERTID\":422}");
        }
        Map<String, Integer> statuses = new TreeMap<>();
        value.properties()
                .forEach(alert -> statuses.put(alert.getKey(), number("each status in failAlerts", alert.getValue())));
        return statuses;
    }
}
