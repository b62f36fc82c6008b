package io.harpline.local.stack;

import io.harpline.local.ExpectedFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Everything a stack keeps, in one directory that says by a marker file whose it is.
///
/// @param root absolute, without symbolic links
public record DataDirectory(Path root) {

    private static final long LEAST_SPACE = 512L * 1024 * 1024;
    private static final String MARKER = ".harpline-data";

    /// The directory of a stack that was brought up there before, if there is one.
    public static Optional<DataDirectory> existing(Path given) {
        try {
            return Files.exists(given.resolve(MARKER))
                    ? Optional.of(new DataDirectory(given.toRealPath()))
                    : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /// Makes it, unless it is there.
    ///
    /// @throws ExpectedFailure if it is not writable, belongs to something else or lacks space
    public static DataDirectory claim(Path given) {
        refuseColon(given.toAbsolutePath().normalize());
        try {
            Files.createDirectories(given);
            DataDirectory data = new DataDirectory(given.toRealPath());
            if (!Files.exists(data.marker())) {
                data.refuseForeign();
                Files.writeString(data.marker(), "A data directory of Harpline's local stack.\n");
            }
            data.refuseUnwritable();
            data.refuseFull();
            return data;
        } catch (IOException failed) {
            throw new ExpectedFailure("the data directory " + given + " cannot be written: " + failed.getMessage());
        }
    }

    /// Locked by whoever brings the stack up, while they do.
    public Path marker() {
        return root.resolve(MARKER);
    }

    /// Locked by the supervisor as long as it lives.
    public Path supervisorLock() {
        return root.resolve("supervisor.lock");
    }

    public Path state() {
        return root.resolve("stack.json");
    }

    /// The copy of the build that the stack runs from.
    public Path app() {
        return root.resolve("app");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    /// The processes' temporary files; emptied at every start, since a killed process leaves some.
    public Path temporary() {
        return root.resolve("tmp");
    }

    public Path kafka() {
        return root.resolve("kafka");
    }

    public Path harp() {
        return root.resolve("harp");
    }

    public Path ingestSpool() {
        return root.resolve("ingest-spool");
    }

    public Path transformState() {
        return root.resolve("transform-state");
    }

    /// The keys of all sources, as DIR/<source>/<key-id>.
    public Path keys() {
        return root.resolve("keys");
    }

    public Path secret() {
        return keys().resolve("gardin").resolve("local");
    }

    /// Deletes everything but the marker.
    public void empty() {
        try (Stream<Path> entries = Files.list(root)) {
            for (Path entry : entries.toList()) {
                if (!entry.equals(marker())) {
                    delete(entry);
                }
            }
        } catch (IOException failed) {
            throw new ExpectedFailure("cannot empty " + root + ": " + failed.getMessage());
        }
    }

    /// Empties the directory of temporary files, or makes it.
    public void clearTemporary() {
        try {
            if (Files.exists(temporary())) {
                delete(temporary());
            }
            Files.createDirectories(temporary());
        } catch (IOException failed) {
            throw new ExpectedFailure("cannot clear " + temporary() + ": " + failed.getMessage());
        }
    }

    /// Deletes a file, or a directory with all it holds. Symbolic links are not followed.
    static void delete(Path path) throws IOException {
        List<Path> deepestLast;
        try (Stream<Path> found = Files.walk(path)) {
            deepestLast = found.toList();
        }
        for (Path each : deepestLast.reversed()) {
            Files.delete(each);
        }
    }

    /// The stack runs from a class path in it, where a colon separates.
    private static void refuseColon(Path root) {
        if (root.toString().contains(":")) {
            throw new ExpectedFailure("the data directory " + root + " has a ':' in its path; name another one");
        }
    }

    private void refuseForeign() throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            if (entries.findAny().isPresent()) {
                throw new ExpectedFailure(
                        root + " is not empty and not a data directory of Harpline; name another one");
            }
        }
    }

    private void refuseUnwritable() {
        if (!Files.isWritable(root) || !Files.isWritable(marker())) {
            throw new ExpectedFailure("the data directory " + root + " cannot be written");
        }
    }

    private void refuseFull() throws IOException {
        long usable = Files.getFileStore(root).getUsableSpace();
        if (usable < LEAST_SPACE) {
            throw new ExpectedFailure("the disk of " + root + " is nearly full: " + usable / (1024 * 1024)
                    + " MiB left, at least 512 MiB are needed");
        }
    }
}
