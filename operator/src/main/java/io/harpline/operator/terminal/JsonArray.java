package io.harpline.operator.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.schemas.json.Json;
import java.io.PrintWriter;
import java.util.List;

/// A JSON array with an element a line.
public final class JsonArray {

    private JsonArray() {}

    public static void print(PrintWriter out, List<?> elements) {
        out.print("[");
        String before = "\n";
        for (Object element : elements) {
            out.print(before + new String(Json.bytes(element), UTF_8));
            before = ",\n";
        }
        out.println(elements.isEmpty() ? "]" : "\n]");
    }
}
