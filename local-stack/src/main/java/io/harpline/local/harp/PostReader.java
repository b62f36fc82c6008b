package io.harpline.local.harp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.harpline.local.harp.PostReading.Fault;
import io.harpline.schemas.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a request's body as Harp's collector does: first the types of its fields, then what it does with them.
final class PostReader {

    private static final List<String> TEXTS =
            List.of("alert_name", "alert_severity", "source", "object", "notification_output");
    private static final List<String> NUMBERS = List.of("environment_id", "scenario_id");
    private static final List<String> OBJECTS = List.of("additional_fields", "additional_urls");

    private PostReader() {}

    static PostReading read(byte[] body) {
        JsonNode json;
        try {
            json = Json.MAPPER.readTree(body);
        } catch (IOException notJson) {
            return notAnObject(NullNode.getInstance());
        }
        if (!json.isObject()) {
            return notAnObject(json);
        }
        List<Fault> faults = faults(json);
        return faults.isEmpty() ? process(json) : new PostReading.Invalid(faults, json);
    }

    private static PostReading notAnObject(JsonNode body) {
        Fault fault = new Fault(List.of("body"), "value is not a valid dict", "type_error.dict");
        return new PostReading.Invalid(List.of(fault), body.isMissingNode() ? NullNode.getInstance() : body);
    }

    private static List<Fault> faults(JsonNode json) {
        List<Fault> faults = new ArrayList<>();
        for (String field : TEXTS) {
            if (!json.has(field)) {
                faults.add(Fault.missing(field));
            } else if (!json.path(field).isTextual()) {
                faults.add(Fault.notA("str", field));
            }
        }
        for (String field : NUMBERS) {
            if (json.hasNonNull(field) && !json.path(field).canConvertToExactIntegral()) {
                faults.add(Fault.notA("integer", field));
            }
        }
        for (String field : OBJECTS) {
            if (json.hasNonNull(field) && !json.path(field).isObject()) {
                faults.add(Fault.notA("dict", field));
            }
        }
        return faults;
    }

    private static PostReading process(JsonNode json) {
        // Null passes for an object at the door; the code behind it then stumbles.
        for (String field : OBJECTS) {
            if (json.path(field).isNull()) {
                return new PostReading.Stumbled("'NoneType' object has no attribute 'items'");
            }
        }
        JsonNode fields = json.path("additional_fields");
        JsonNode script = fields.has("script") ? fields.path("script") : fields.path("plugin_name");
        if (!script.isMissingNode() && !script.isNull() && !script.isTextual()) {
            return new PostReading.Stumbled("a script has no attribute 'split'");
        }
        String name = json.path("alert_severity").textValue();
        Optional<HarpSeverity> severity = HarpSeverity.of(name);
        if (severity.isEmpty()) {
            return new PostReading.Stumbled("'" + name + "'");
        }
        if (severity.get() == HarpSeverity.INFORMATION) {
            return new PostReading.Dropped();
        }
        HarpIdentity identity = new HarpIdentity(
                json.hasNonNull("environment_id") ? json.path("environment_id").intValue() : null,
                json.path("alert_name").textValue(),
                json.path("source").textValue(),
                object(json.path("object").textValue(), script));
        return new PostReading.Good(new HarpPost(
                identity.cut(), severity.get(), json.path("notification_output").textValue(), texts(fields)));
    }

    /// A script's base name becomes part of the object.
    private static String object(String object, JsonNode script) {
        String path = script.asText("");
        return path.isEmpty() ? object : object + ":" + path.substring(path.lastIndexOf('/') + 1);
    }

    private static Map<String, String> texts(JsonNode fields) {
        Map<String, String> texts = new LinkedHashMap<>();
        fields.properties().forEach(field -> texts.put(field.getKey(), PythonText.str(field.getValue())));
        return texts;
    }
}
