package io.harpline.operator.terminal;

import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.Locale;

/// How far a long work is, on standard error: a line that changes on a terminal, a new one now and then elsewhere.
public final class Progress {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

    private final PrintWriter err;
    private final boolean terminal;
    private final long start = System.nanoTime();
    private long shownAt;
    private long doneAtStart = -1;

    Progress(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
        this.shownAt = start - BETWEEN_LINES.toNanos();
    }

    /// On that writer, which is one to the terminal if the process has one.
    public static Progress of(PrintWriter err) {
        return new Progress(err, Terminal.there().isPresent());
    }

    /// Where nobody wants to know.
    public static Progress none() {
        return new Progress(new PrintWriter(Writer.nullWriter()), false);
    }

    public void show(String what, long done, long total) {
        if (doneAtStart < 0) {
            doneAtStart = done;
        }
        if (!terminal && System.nanoTime() - shownAt < BETWEEN_LINES.toNanos()) {
            return;
        }
        shownAt = System.nanoTime();
        err.print((terminal ? "\r" : "") + line(what, done, total) + (terminal ? "   " : System.lineSeparator()));
        err.flush();
    }

    /// Tells something in between.
    public void say(String line) {
        end();
        err.println(line);
        err.flush();
    }

    /// Ends the line that changes.
    public void end() {
        if (terminal) {
            err.println();
        }
    }

    private String line(String what, long done, long total) {
        double seconds = (System.nanoTime() - start) / 1e9;
        double rate = (done - doneAtStart) / Math.max(seconds, 0.001);
        String left = rate > 0 && done < total ? "  %.0f s left".formatted((total - done) / rate) : "";
        double percent = total == 0 ? 100 : 100.0 * done / total;
        return String.format(Locale.ROOT, "%s  %.1f %%  %d of %d  %.0f/s%s", what, percent, done, total, rate, left);
    }
}
