package io.harpline.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a command printed, both streams, and how it ended.
record Finished(int exit, String output) {

    /// Runs a command to its end.
    static Finished of(ProcessBuilder command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("harpline-command", ".out");
        try {
            int exit = command.redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start()
                    .waitFor();
            return new Finished(exit, Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }

    /// The output of a command that must have gone well.
    String demand(String what) {
        if (exit != 0) {
            throw new IllegalStateException(what + " failed:\n" + output);
        }
        return output;
    }
}
