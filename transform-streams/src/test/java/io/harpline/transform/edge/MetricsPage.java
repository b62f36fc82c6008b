package io.harpline.transform.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What docs/operations.md says that transform-streams shows.
final class MetricsPage {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`(?:harpline|kafka)_[^|]+) \\|");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    private MetricsPage() {}

    /// The metrics in its table: `name`, `beginning_*`, or `_end` behind another of which it has the beginning.
    static List<String> names() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("harpline.home"), "docs", "operations.md"));
        int chapter = page.indexOf("\n#### transform-streams\n");
        return ROW.matcher(page.substring(chapter, page.indexOf("\nWorth an alarm:", chapter)))
                .results()
                .flatMap(row -> QUOTED.matcher(row.group(1)).results())
                .map(name -> name.group(1))
                .toList();
    }

    /// Those that no series is of.
    static Stream<String> missingIn(Stream<String> series) throws IOException {
        List<String> shown = series.map(each -> each.replaceAll("(_bucket)?\\{.*", ""))
                .distinct()
                .toList();
        return names().stream().filter(name -> shown.stream().noneMatch(isOne(name)));
    }

    private static Predicate<String> isOne(String name) {
        if (name.startsWith("_")) {
            return shown -> shown.startsWith("kafka_") && shown.endsWith(name);
        }
        return name.endsWith("*") ? shown -> shown.startsWith(name.replace("*", "")) : name::equals;
    }
}
