package io.harpline.local.supervisor;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// The log of one process, with one older generation beside it. A line that cannot be written is dropped: whoever
/// wrote it must go on.
final class LogFile {

    private final Path file;
    private final long limit;

    /// @param limit in bytes, after which a new generation begins
    LogFile(Path file, long limit) {
        this.file = file;
        this.limit = limit;
    }

    void write(String line) {
        try {
            if (Files.exists(file) && Files.size(file) >= limit) {
                Files.move(file, older(), StandardCopyOption.REPLACE_EXISTING);
            }
            try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException _) {
            // a full disk, say; the console has the line
        }
    }

    private Path older() {
        return file.resolveSibling(file.getFileName() + ".1");
    }
}
