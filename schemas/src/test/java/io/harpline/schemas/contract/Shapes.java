package io.harpline.schemas.contract;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.JsonNode;
import io.harpline.schemas.contract.SchemaFolder.At;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The shape of a record and that of a schema as one kind of text, so that they can be compared: fields in order, `?`
/// behind those that may be absent.
final class Shapes {

    private Shapes() {}

    static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    static String of(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return "array of " + of(list.getActualTypeArguments()[0]);
        }
        if (type == Instant.class) {
            return "date-time";
        }
        if (type instanceof Class<?> of && of.isEnum()) {
            return "one of "
                    + Stream.of(of.getEnumConstants()).map(Object::toString).collect(joining(", "));
        }
        if (type instanceof Class<?> of && of.isRecord()) {
            return Arrays.stream(of.getRecordComponents())
                    .map(part -> part.getName() + (isNullable(part) ? "?" : "") + ": " + of(part.getGenericType()))
                    .collect(joining("\n", "{\n", "\n}"));
        }
        return type == String.class ? "string" : "integer";
    }

    static String of(At at) {
        At resolved = SchemaFolder.PRESENT.resolved(at);
        JsonNode schema = resolved.node();
        return switch (schema.path("type").asText()) {
            case "array" -> "array of " + of(new At(resolved.file(), schema.path("items")));
            case "object" -> object(resolved);
            case "string" -> text(schema);
            default -> schema.path("type").asText();
        };
    }

    private static String text(JsonNode schema) {
        return schema.has("enum")
                ? "one of "
                        + schema.path("enum")
                                .valueStream()
                                .map(JsonNode::asText)
                                .collect(joining(", "))
                : schema.path("format").asText("string");
    }

    private static String object(At at) {
        JsonNode schema = at.node();
        TreeSet<String> required =
                schema.path("required").valueStream().map(JsonNode::asText).collect(toCollection(TreeSet::new));
        return schema.path("properties")
                .propertyStream()
                .map(part -> part.getKey()
                        + (required.contains(part.getKey()) ? "" : "?")
                        + ": "
                        + of(new At(at.file(), part.getValue())))
                .collect(joining("\n", "{\n", "\n}"));
    }
}
