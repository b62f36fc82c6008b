package io.harpline.local.gardin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Where the shared secret of a local stack is found: GARDIN_SECRET, or else the file that `up` made.
final class GardinSecret {

    private GardinSecret() {}

    static Path file(Path dataDirectory) {
        return dataDirectory.resolve("keys").resolve("gardin").resolve("local");
    }

    /// The secret's bytes; a file's one trailing newline is no part of them.
    ///
    /// @throws IOException if there is neither
    static byte[] find(@Nullable String fromEnvironment, Path dataDirectory) throws IOException {
        if (fromEnvironment != null && !fromEnvironment.isEmpty()) {
            return fromEnvironment.getBytes(StandardCharsets.UTF_8);
        }
        byte[] bytes = Files.readAllBytes(file(dataDirectory));
        boolean newline = bytes.length > 0 && bytes[bytes.length - 1] == '\n';
        return newline ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
    }
}
