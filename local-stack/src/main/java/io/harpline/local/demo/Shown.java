package io.harpline.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.harpline.schemas.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/// An alert as Harp shows it.
///
/// @param status `open` or `closed`
/// @param severities those it went through, oldest first, in Harp's words
record Shown(String status, List<String> severities) {

    /// What Harp shows of one tenant, by alertId; a list, since two alerts for one would be an error worth seeing.
    ///
    /// @param alerts the answer of `GET /alerts`
    static Map<String, List<Shown>> of(byte[] alerts, String tenantId) throws IOException {
        Map<String, List<Shown>> shown = new TreeMap<>();
        for (JsonNode alert : Json.MAPPER.readTree(alerts)) {
            if (alert.path("source").asText().equals("gardin/" + tenantId)) {
                String object = alert.path("object").asText();
                shown.computeIfAbsent(object.substring(object.lastIndexOf(' ') + 1), alertId -> new ArrayList<>())
                        .add(of(alert));
            }
        }
        return shown;
    }

    @Override
    public String toString() {
        return status + ": " + String.join(", ", severities);
    }

    private static Shown of(JsonNode alert) {
        return new Shown(
                alert.path("status").asText(),
                StreamSupport.stream(alert.path("history").spliterator(), false)
                        .map(change -> change.path("severity").asText())
                        .toList());
    }
}
