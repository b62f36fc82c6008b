package io.harpline.ingest.edge.keys;

import io.harpline.schemas.settings.SecretFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// What a look at a file with a secret has shown.
sealed interface Reading {

    /// No such file.
    record Gone() implements Reading {}

    /// Something that is no secret, as far as one can see.
    record Unreadable(String why) implements Reading {}

    /// Its text. It cannot be printed.
    record Text(String secret) implements Reading {
        @Override
        public String toString() {
            return "Text[redacted]";
        }
    }

    static Reading of(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return new Unreadable("is no file");
        }
        try {
            return new Text(SecretFile.read(file));
        } catch (IOException failed) {
            return failed.getCause() instanceof NoSuchFileException ? new Gone() : new Unreadable("cannot be read");
        }
    }
}
