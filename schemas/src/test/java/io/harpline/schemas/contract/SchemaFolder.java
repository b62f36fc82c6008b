package io.harpline.schemas.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.harpline.schemas.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// The JSON Schemas that stand in one place, with formats asserted.
final class SchemaFolder {

    static final List<String> PUBLIC = List.of("alert-event", "alert-event-headers", "alert-state");

    static final SchemaFolder PRESENT = of("/json-schema");

    /// Those of the public topics, as they were published last.
    static final SchemaFolder PUBLISHED = of("/contract/v1");

    /// A schema with the file it stands in, for the sake of its references.
    record At(String file, JsonNode node) {}

    private final Map<String, ObjectNode> files;
    private final SchemaRegistry registry;

    private SchemaFolder(Map<String, ObjectNode> files) {
        this.files = files;
        Map<String, String> texts = files.entrySet().stream()
                .collect(Collectors.toMap(
                        file -> "folder:/" + file.getKey(),
                        file -> file.getValue().toString()));
        registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, schemas -> schemas.schemas(texts::get));
    }

    private static SchemaFolder of(String folder) {
        return new SchemaFolder(Golden.in(folder).stream()
                .collect(Collectors.toMap(Golden::toString, schema -> Json.read(schema.bytes(), ObjectNode.class))));
    }

    boolean has(String file) {
        return files.containsKey(file);
    }

    /// A copy in which one file is changed by a [merge patch](https://www.rfc-editor.org/rfc/rfc7386).
    SchemaFolder with(String file, ObjectNode patch) {
        Map<String, ObjectNode> changed = new HashMap<>(files);
        ObjectNode copy = Objects.requireNonNull(files.get(file), file).deepCopy();
        merge(copy, patch);
        changed.put(file, copy);
        return new SchemaFolder(changed);
    }

    private static void merge(ObjectNode target, ObjectNode patch) {
        patch.propertyStream().forEach(change -> {
            if (change.getValue().isNull()) {
                target.remove(change.getKey());
            } else if (change.getValue() instanceof ObjectNode deeper
                    && target.get(change.getKey()) instanceof ObjectNode object) {
                merge(object, deeper);
            } else {
                target.set(change.getKey(), change.getValue());
            }
        });
    }

    At root(String schema) {
        String file = schema + ".schema.json";
        return new At(file, Objects.requireNonNull(files.get(file)));
    }

    /// The schema that a node stands for: what it refers to, and what it says beside that.
    At resolved(At at) {
        String reference = at.node().path("$ref").asText();
        if (reference.isEmpty()) {
            return at;
        }
        int hash = reference.indexOf('#');
        String target = hash < 0 ? reference : reference.substring(0, hash);
        String file = target.isEmpty() ? at.file() : target;
        JsonNode document = Objects.requireNonNull(files.get(file), reference);
        ObjectNode whole = hash < 0
                ? document.deepCopy()
                : document.at(reference.substring(hash + 1)).deepCopy();
        ObjectNode beside = at.node().deepCopy();
        beside.remove("$ref");
        whole.setAll(beside);
        return resolved(new At(file, whole));
    }

    List<Error> faults(String schema, byte[] json) {
        return registry.getSchema(SchemaLocation.of("folder:/" + schema + ".schema.json"))
                .validate(
                        new String(json, StandardCharsets.UTF_8),
                        InputFormat.JSON,
                        execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }
}
