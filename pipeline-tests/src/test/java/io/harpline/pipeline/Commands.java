package io.harpline.pipeline;

import io.harpline.prove.stack.OperatorCommand;
import java.io.IOException;
import java.nio.file.Path;

/// The operator's commands as the script runs them, each a process of its own.
///
/// @param directory where they are called
record Commands(String bootstrapServers, Path directory) {

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
        return OperatorCommand.of(bootstrapServers, arguments).directory(directory.toFile());
    }
}
