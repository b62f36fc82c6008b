package io.harpline.prove.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.schemas.json.Json;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// `answers.jsonl`: what was answered to each request, a line each, in the order of the answers.
public final class AnswerLog implements AutoCloseable {

    private final OutputStream file;
    private long flushedAt = System.nanoTime();

    private AnswerLog(OutputStream file) {
        this.file = file;
    }

    /// Begins a new one.
    public static AnswerLog open(Path file) throws IOException {
        return new AnswerLog(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
    }

    /// Every line of such a file.
    public static void read(Path file, Consumer<Answered> each) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                each.accept(Json.read(line.getBytes(UTF_8), Answered.class));
            }
        }
    }

    synchronized void add(Answered answered) {
        try {
            file.write(Json.bytes(answered));
            file.write('\n');
            if (System.nanoTime() - flushedAt > TimeUnit.SECONDS.toNanos(1)) {
                file.flush();
                flushedAt = System.nanoTime();
            }
        } catch (IOException diskFull) {
            throw new UncheckedIOException("an answer cannot be written down", diskFull);
        }
    }

    /// Returns once all so far can be read.
    public synchronized void flush() throws IOException {
        file.flush();
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
