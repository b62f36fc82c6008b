package io.harpline.operator.terminal;

import java.io.PrintWriter;
import java.util.List;

/// A JSON array with an element a line.
public final class JsonArray {

    private JsonArray() {}

    public static void print(PrintWriter out, List<?> elements) {
        out.print("[");
        String before = "\n";
        for (Object element : elements) {
            out.print(before + JsonText.of(element));
            before = ",\n";
        }
        out.println(elements.isEmpty() ? "]" : "\n]");
    }
}
