package io.harpline.prove.stack;

import java.util.List;
import java.util.Map;

/// Processes that hear nothing of what is set around us for Harpline or Kafka, but what they are told.
public final class Told {

    private Told() {}

    /// One, ready to be started.
    ///
    /// @param environment what it is told
    public static ProcessBuilder process(List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("HARP") || name.startsWith("GARDIN") || name.startsWith("KAFKA"));
        builder.environment().putAll(environment);
        return builder;
    }
}
