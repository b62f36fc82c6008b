package io.harpline.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import io.harpline.schemas.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What Harp must show once a list of notifications has gone through, thought out anew and as plainly as possible:
/// it shares no code with the state machine, the mapping or the simulator.
final class Model {

    /// An alert as Harp must show it: whether it is open, and the severities it went through.
    record Shown(boolean open, List<String> severities) {

        /// As it stands, whatever it went through.
        Shown now() {
            return new Shown(open, List.of(severities.getLast()));
        }
    }

    private static final List<String> RANKS = List.of("LOW", "MEDIUM", "HIGH");
    private static final Map<String, String> HARP = Map.of("LOW", "warning", "MEDIUM", "critical", "HIGH", "urgent");

    private Model() {}

    /// What must be shown, by `tenantId/alertId`.
    ///
    /// @param arrived the bodies, for each alert in the order in which they were archived
    static Map<String, Shown> of(List<byte[]> arrived) throws IOException {
        Map<String, List<JsonNode>> byAlert = new TreeMap<>();
        for (byte[] body : arrived) {
            JsonNode json = Json.MAPPER.readTree(body);
            byAlert.computeIfAbsent(
                            json.get("tenantId").asText() + "/"
                                    + json.get("alertId").asText(),
                            key -> new ArrayList<>())
                    .add(json);
        }
        Map<String, Shown> shown = new TreeMap<>();
        byAlert.forEach((key, story) -> {
            Shown end = tell(story);
            if (end != null) {
                shown.put(key, end);
            }
        });
        return shown;
    }

    // An alert that was closed before it was ever open never shows: Harp ignores an "ok" for what it does not know.
    private static @Nullable Shown tell(List<JsonNode> story) {
        int highest = -1;
        boolean open = false;
        List<String> severities = new ArrayList<>();
        for (JsonNode told : story) {
            String severity = told.get("alertSeverity").asText();
            boolean rises = RANKS.indexOf(severity) > highest;
            highest = Math.max(highest, RANKS.indexOf(severity));
            if (told.get("event").asText().equals("CLOSED")) {
                if (open) {
                    severities.add("ok");
                }
                return severities.isEmpty() ? null : new Shown(false, severities);
            }
            open = true;
            if (rises) {
                severities.add(HARP.getOrDefault(severity, "?"));
            }
        }
        return new Shown(open, severities);
    }
}
