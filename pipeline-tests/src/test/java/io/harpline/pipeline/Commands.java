package io.harpline.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The operator's commands as the script runs them, each a process of its own.
///
/// @param directory where they are called
record Commands(String bootstrapServers, Path directory) {

    private static final Path HOME = Path.of(System.getProperty("harpline.home"));

    /// Runs one to its end.
    Finished run(String... arguments) throws IOException, InterruptedException {
        return Finished.of(builder(arguments));
    }

    /// Starts one; what it prints, on both streams, goes into that file.
    Process start(Path output, String... arguments) throws IOException {
        return builder(arguments)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dharpline.home=" + HOME,
                "-cp",
                HOME.resolve("operator/target/classes") + ":" + HOME.resolve("operator/target/lib") + "/*",
                "io.harpline.operator.Main"));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).directory(directory.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("HARP") || name.startsWith("GARDIN") || name.startsWith("KAFKA"));
        builder.environment().put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
        return builder;
    }
}
