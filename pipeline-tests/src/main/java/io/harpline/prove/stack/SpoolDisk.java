package io.harpline.prove.stack;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where one ingest-service keeps its spool: a small disk of its own in memory, where one may mount such;
/// else a directory like any other, which cannot be filled.
final class SpoolDisk {

    private static final String SIZE = "size=128m";

    private final Path root;
    private final boolean own;

    /// @param root made if it is missing
    SpoolDisk(Path root) {
        this.root = root;
        this.own = succeeds("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", root.toString());
    }

    boolean isOwn() {
        return own;
    }

    Path spool() {
        return root.resolve("spool");
    }

    /// Takes what is free, to the last byte.
    void fill() {
        if (!own) {
            throw new IllegalStateException("the spool has no disk of its own");
        }
        byte[] block = new byte[4096];
        try (OutputStream ballast = Files.newOutputStream(ballast())) {
            while (true) {
                ballast.write(block);
            }
        } catch (IOException full) {
            // As it should be.
        }
    }

    void empty() {
        try {
            Files.deleteIfExists(ballast());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path ballast() {
        return root.resolve("ballast");
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command).start().onExit().join().exitValue() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }
}
