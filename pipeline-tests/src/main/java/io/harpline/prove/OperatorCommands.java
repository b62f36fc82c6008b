package io.harpline.prove;

import io.harpline.prove.stack.OperatorCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The operator's commands, each run to its end. What it prints is kept in a file.
///
/// @param bootstrapServers through no link
/// @param directory where their output is kept
record OperatorCommands(String bootstrapServers, Path directory) {

    /// What a command came to.
    ///
    /// @param output of both streams
    record Finished(String line, int exit, String output) {}

    Finished run(String... arguments) throws IOException, InterruptedException {
        Path output = Files.createDirectories(directory).resolve(arguments[0] + ".txt");
        Process process = OperatorCommand.of(bootstrapServers, arguments)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
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
