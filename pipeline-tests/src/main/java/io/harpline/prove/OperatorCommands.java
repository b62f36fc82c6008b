package io.harpline.prove;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The operator's commands as the script runs them, each a process of its own. What each prints is kept in a file.
///
/// @param bootstrapServers through no link
/// @param directory where their output is kept
record OperatorCommands(String bootstrapServers, Path directory) {

    /// What a command came to.
    ///
    /// @param output of both streams
    record Finished(String line, int exit, String output) {}

    /// Runs one to its end.
    Finished run(String... arguments) throws IOException, InterruptedException {
        Path home = ProveMain.home();
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dharpline.home=" + home,
                "-cp",
                home.resolve("operator/target/classes") + ":" + home.resolve("operator/target/lib") + "/*",
                "io.harpline.operator.Main"));
        line.addAll(List.of(arguments));
        Path output = Files.createDirectories(directory).resolve(arguments[0] + ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(Redirect.to(output.toFile()));
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("HARP") || name.startsWith("GARDIN") || name.startsWith("KAFKA"));
        builder.environment().put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
        Process process = builder.start();
        Thread hook = new Thread(process::destroyForcibly, "end-" + arguments[0]);
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            int exit = process.waitFor();
            return new Finished(String.join(" ", arguments), exit, Files.readString(output));
        } finally {
            process.destroyForcibly();
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
