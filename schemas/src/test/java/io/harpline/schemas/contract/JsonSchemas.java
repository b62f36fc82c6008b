package io.harpline.schemas.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The published JSON Schemas, with formats asserted.
final class JsonSchemas {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private JsonSchemas() {}

    static Schema named(String name) {
        return REGISTRY.getSchema(SchemaLocation.of("classpath:json-schema/" + name + ".schema.json"));
    }

    static List<Error> faults(String name, byte[] json) {
        return named(name)
                .validate(
                        new String(json, StandardCharsets.UTF_8),
                        InputFormat.JSON,
                        execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    /// The schema that a node stands for, its reference followed.
    static JsonNode resolved(String file, JsonNode schema) {
        String reference = schema.path("$ref").asText();
        if (reference.isEmpty()) {
            return schema;
        }
        int hash = reference.indexOf('#');
        String target = hash < 0 ? reference : reference.substring(0, hash);
        JsonNode document = target.isEmpty()
                ? named(file).getSchemaNode()
                : named(target.replace(".schema.json", "")).getSchemaNode();
        return hash < 0 ? document : document.at(reference.substring(hash + 1));
    }
}
