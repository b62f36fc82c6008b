package io.harpline.sink.domain;

import io.harpline.schemas.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What is posted to Harp. Its identity there is name, source and object; everything else may change.
///
/// @param name at most [HarpMapping#LONGEST_NAME] characters, without `[urgent]` and `[test]`, which Harp takes for
/// orders
/// @param severity as Harp spells it: ok, warning, critical or urgent
/// @param source at most [HarpMapping#LONGEST_SOURCE] characters
/// @param object at most [HarpMapping#LONGEST_OBJECT] characters: Harp would cut a longer one, and two become one
/// @param output one sentence
/// @param fields text by name, in the order in which they are written
/// @param urls links by the name under which Harp shows them, in that order too
/// @param environmentId where Harp is to be told, as [Integration#environmentId()]
/// @param scenarioId where Harp is to be told, as [Integration#scenarioId()]
public record HarpAlert(
        String name,
        String severity,
        String source,
        String object,
        String output,
        SequencedMap<String, String> fields,
        SequencedMap<String, String> urls,
        @Nullable Integer environmentId,
        @Nullable Integer scenarioId) {

    public HarpAlert {
        fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
        urls = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(urls));
    }

    /// The request body: the same alert always gives the same bytes.
    public byte[] json() {
        SequencedMap<String, Object> body = new LinkedHashMap<>();
        body.put("alert_name", name);
        body.put("alert_severity", severity);
        body.put("source", source);
        body.put("object", object);
        body.put("notification_output", output);
        body.put("additional_fields", fields);
        if (!urls.isEmpty()) {
            body.put("additional_urls", urls);
        }
        if (environmentId != null) {
            body.put("environment_id", environmentId);
        }
        if (scenarioId != null) {
            body.put("scenario_id", scenarioId);
        }
        return Json.bytes(body);
    }
}
