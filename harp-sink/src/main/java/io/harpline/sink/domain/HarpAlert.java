package io.harpline.sink.domain;

import io.harpline.schemas.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What is posted to Harp. Its identity there is name, source and object; everything else may change.
///
/// @param name at most 250 characters, without `[urgent]` and `[test]`, which Harp takes for orders
/// @param severity as Harp spells it: ok, warning, critical or urgent
/// @param source at most [HarpMapping#LONGEST_SOURCE] characters
/// @param object at most [HarpMapping#LONGEST_OBJECT] characters: Harp would cut a longer one, and two become one
/// @param output one sentence
/// @param fields text by name, in the order in which they are written
public record HarpAlert(
        String name,
        String severity,
        String source,
        String object,
        String output,
        SequencedMap<String, String> fields) {

    public HarpAlert {
        fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
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
        return Json.bytes(body);
    }
}
