package io.harpline.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.harpline.local.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All of one benchmark: on what, how, what came out, what of it reached its target.
///
/// @param title what was measured
/// @param at when, RFC 3339
/// @param settings how, by name
/// @param series in the order in which they are shown
/// @param notes what a reader must know of this very run
public record Report<F>(
        String title,
        String at,
        Machine machine,
        Map<String, String> settings,
        List<Series<F>> series,
        List<Target> targets,
        List<String> notes) {

    /// As JSON, with every round beside the medians.
    public String json() throws IOException {
        List<Object> measured = new ArrayList<>();
        for (Series<F> one : series) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("server", one.server());
            fields.put("load", one.load());
            fields.put("median", one.median());
            fields.put("rounds", one.rounds());
            measured.add(fields);
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("title", title);
        fields.put("at", at);
        fields.put("machine", machine);
        fields.put("settings", settings);
        fields.put("targets", targets);
        fields.put("notes", notes);
        fields.put("measured", measured);
        return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(fields) + "\n";
    }

    /// Writes NAME.json and NAME.svg.
    ///
    /// @param columns of the chart
    public void write(Path directory, String name, List<Column<F>> columns) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(name + ".json"), json());
        Files.writeString(directory.resolve(name + ".svg"), new Chart<>(this, columns).svg());
    }
}
