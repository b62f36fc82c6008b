package io.harpline.schemas.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that holds one secret in UTF-8. The newline that an editor leaves at its end is no part of it.
public final class SecretFile {

    private SecretFile() {}

    /// The secret.
    ///
    /// @throws IOException if the file cannot be read; the message names the file
    public static String read(Path file) throws IOException {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException unreadable) {
            throw new IOException("the file " + file + " cannot be read", unreadable);
        }
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }
}
