package io.harpline.local.harp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;

/// JSON values as Python's str() writes them, through which Harp passes every additional field.
final class PythonText {

    private PythonText() {}

    static String str(JsonNode value) {
        return value.isTextual() ? value.textValue() : repr(value);
    }

    private static String repr(JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL -> "None";
            case BOOLEAN -> value.booleanValue() ? "True" : "False";
            case STRING -> "'" + value.textValue() + "'";
            case ARRAY -> value.valueStream().map(PythonText::repr).collect(Collectors.joining(", ", "[", "]"));
            case OBJECT ->
                value.propertyStream()
                        .map(field -> "'" + field.getKey() + "': " + repr(field.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            default -> value.asText();
        };
    }
}
