package io.harpline.prove;

import io.harpline.prove.stack.ProvedStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// The operator's commands, each run to its end. What it prints is kept in a file.
///
/// @param directory where their output is kept, and what `reprocess` keeps
record OperatorCommands(ProvedStack stack, Path directory) {

    private static final Duration LONGEST = Duration.ofMinutes(30);
    /// In which a command ends what it has started.
    private static final Duration TO_STOP = Duration.ofSeconds(40);

    private static final int NO_EXIT = -1;

    /// What a command came to.
    ///
    /// @param exit [#NO_EXIT] where it had to be ended
    /// @param output of both streams
    record Finished(String line, int exit, String output) {}

    Finished run(String... arguments) throws IOException, InterruptedException {
        Path output = Files.createDirectories(directory).resolve(arguments[0] + ".txt");
        Process process = stack.operator(arguments)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            boolean ended = process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS);
            if (!ended) {
                process.destroy();
                process.waitFor(TO_STOP.toSeconds(), TimeUnit.SECONDS);
            }
            return new Finished(
                    String.join(" ", arguments),
                    ended ? process.exitValue() : NO_EXIT,
                    Files.readString(output) + (ended ? "" : "\nnot ended within " + LONGEST));
        } finally {
            process.destroyForcibly();
        }
    }

    /// Where `reprocess` keeps its state and its log.
    String forReprocess() {
        return directory.resolve("reprocess").toString();
    }
}
