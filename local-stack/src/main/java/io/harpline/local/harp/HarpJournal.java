package io.harpline.local.harp;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.harpline.schemas.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/// The accepted posts on disk, one JSON line each. One process at a time; appending is not safe for threads.
final class HarpJournal implements AutoCloseable {

    private static final int BLOCK = 64 * 1024;

    private final FileChannel lock;
    private final FileChannel file;
    private long end;

    private HarpJournal(FileChannel lock, FileChannel file) {
        this.lock = lock;
        this.file = file;
    }

    /// Opens the journal and hands over what stands in it, oldest first. A torn last line is dropped: whoever posted
    /// it had no answer.
    ///
    /// @throws IllegalStateException if another simulator has the directory, or a line is damaged
    static HarpJournal open(Path directory, Consumer<JournalLine> replay) {
        Path path = directory.resolve("journal.jsonl");
        try {
            HarpJournal journal = new HarpJournal(lock(directory), FileChannel.open(path, CREATE, WRITE));
            try {
                journal.replay(path, replay);
                return journal;
            } catch (IOException | RuntimeException unusable) {
                journal.close();
                throw unusable;
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot open the journal " + path, unreadable);
        }
    }

    /// A file of its own, which nobody reads: a process loses its locks of a file when it closes that file anywhere.
    private static FileChannel lock(Path directory) throws IOException {
        FileChannel lock = FileChannel.open(directory.resolve("journal.lock"), CREATE, WRITE);
        if (!locked(lock)) {
            lock.close();
            throw new IllegalStateException("another Harp simulator is using " + directory);
        }
        return lock;
    }

    private static boolean locked(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException bySameProcess) {
            return false;
        }
    }

    private void replay(Path path, Consumer<JournalLine> replay) throws IOException {
        // Line by line: after a day of many posts, all of it is more than there is room for.
        byte[] block = new byte[BLOCK];
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (InputStream written = Files.newInputStream(path)) {
            for (int read = written.read(block); read >= 0; read = written.read(block)) {
                int lineStart = 0;
                for (int i = 0; i < read; i++) {
                    if (block[i] == '\n') {
                        line.write(block, lineStart, i - lineStart);
                        replay.accept(line(path, end, line.toByteArray()));
                        end += line.size() + 1;
                        line.reset();
                        lineStart = i + 1;
                    }
                }
                line.write(block, lineStart, read - lineStart);
            }
        }
        file.truncate(end);
    }

    private static JournalLine line(Path path, long position, byte[] json) {
        try {
            return Json.read(json, JournalLine.class);
        } catch (UncheckedIOException damaged) {
            throw new IllegalStateException(path + " is damaged at byte " + position, damaged);
        }
    }

    /// Writes the line; it is safe once [#force] returns.
    void append(JournalLine line) throws IOException {
        byte[] json = Json.bytes(line);
        ByteBuffer bytes =
                ByteBuffer.allocate(json.length + 1).put(json).put((byte) '\n').flip();
        long position = end;
        try {
            while (bytes.hasRemaining()) {
                position += file.write(bytes, position);
            }
        } catch (IOException full) {
            file.truncate(end);
            throw full;
        }
        end = position;
    }

    /// Returns once all lines appended before stand on the disk; safe for threads.
    void force() throws IOException {
        file.force(false);
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            file.close();
        }
    }
}
