package io.harpline.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// The example of routes in docs/configuration.md, which has each key beside its variable.
final class ConfigurationExample {

    private static final Path PAGE = Path.of(System.getProperty("harpline.home"), "docs/configuration.md");
    private static final Pattern LINE =
            Pattern.compile("(?m)^harpline\\.sink\\.\\S+=(?<value>\\S+) +(?<variable>HARPLINE_SINK_\\S+)$");

    private ConfigurationExample() {}

    /// Its values by the names of the variables.
    static Map<String, String> ofRoutes() throws IOException {
        Map<String, String> variables = new HashMap<>();
        LINE.matcher(Files.readString(PAGE))
                .results()
                .forEach(line -> variables.put(line.group("variable"), line.group("value")));
        return variables;
    }
}
