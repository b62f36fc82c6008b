package io.harpline.prove.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.schemas.json.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What was answered to each request, a line of `answers.jsonl` each, in the order of the answers; and the texts of all
/// refusals in `refusals.txt`.
public final class AnswerLog implements AutoCloseable {

    private final OutputStream answers;
    private final OutputStream refusals;
    private long flushedAt = System.nanoTime();
    private @Nullable IOException unwritten;

    private AnswerLog(OutputStream answers, OutputStream refusals) {
        this.answers = answers;
        this.refusals = refusals;
    }

    /// Begins a new one in a directory.
    public static AnswerLog in(Path directory) throws IOException {
        return new AnswerLog(file(answers(directory)), file(refusals(directory)));
    }

    /// Where in the directory the answers are.
    public static Path answers(Path directory) {
        return directory.resolve("answers.jsonl");
    }

    /// Where in the directory the texts of refusals are.
    public static Path refusals(Path directory) {
        return directory.resolve("refusals.txt");
    }

    private static OutputStream file(Path path) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(path), 1 << 16);
    }

    synchronized void add(Answered answered, String body) {
        try {
            answers.write(Json.bytes(answered));
            answers.write('\n');
            if (answered.status() != 200 && !body.isEmpty()) {
                refusals.write((body + '\n').getBytes(UTF_8));
            }
            if (System.nanoTime() - flushedAt > TimeUnit.SECONDS.toNanos(1)) {
                answers.flush();
                flushedAt = System.nanoTime();
            }
        } catch (IOException diskFull) {
            unwritten = diskFull;
        }
    }

    /// Returns once all so far can be read.
    ///
    /// @throws IOException if an answer could not be written: what was answered is not known then
    public synchronized void flush() throws IOException {
        if (unwritten != null) {
            throw new IOException("an answer could not be written down", unwritten);
        }
        answers.flush();
        refusals.flush();
    }

    @Override
    public synchronized void close() throws IOException {
        try (answers) {
            refusals.close();
        }
    }
}
