package io.harpline.pipeline;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A schema of a public topic, as other teams find it.
record PublishedSchema(Schema schema) {

    static PublishedSchema named(String name) {
        return new PublishedSchema(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("classpath:json-schema/" + name + ".schema.json")));
    }

    List<Error> faults(byte[] json) {
        return schema.validate(
                new String(json, StandardCharsets.UTF_8),
                InputFormat.JSON,
                execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }
}
