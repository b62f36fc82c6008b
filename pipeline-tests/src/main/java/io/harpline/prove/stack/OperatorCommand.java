package io.harpline.prove.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// One of the operator's commands as the script runs it, as a process of its own.
public final class OperatorCommand {

    private OperatorCommand() {}

    /// It, ready to be started.
    ///
    /// @param bootstrapServers which Kafka it asks
    /// @param arguments as they are given to `./harpline`
    public static ProcessBuilder of(String bootstrapServers, String... arguments) {
        return of(bootstrapServers, List.of(), arguments);
    }

    /// The same.
    ///
    /// @param options of its JVM
    static ProcessBuilder of(String bootstrapServers, List<String> options, String... arguments) {
        Path operator = Path.of(Objects.requireNonNull(System.getProperty("harpline.home")), "operator", "target");
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dharpline.home=" + System.getProperty("harpline.home")));
        line.addAll(options);
        line.addAll(List.of(
                "-cp",
                operator.resolve("classes") + ":" + operator.resolve("lib") + "/*",
                "io.harpline.operator.Main"));
        line.addAll(List.of(arguments));
        return Told.process(line, Map.of("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers));
    }
}
