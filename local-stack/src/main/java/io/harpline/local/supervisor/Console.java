package io.harpline.local.supervisor;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/// The lines of several processes on one console, each behind the name of its own. A console that does not take them
/// (a terminal held with Ctrl-S) loses lines; it never makes a process wait.
public final class Console {

    private static final int WAITING_LINES = 10_000;
    private static final String OURS = "harpline";
    private static final Duration TO_FLUSH = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(WAITING_LINES);
    private final AtomicLong said = new AtomicLong();
    private final AtomicLong shown = new AtomicLong();
    private final PrintStream out;
    private final boolean showsChildren;

    /// @param showsChildren whether the lines of the kept processes are shown, too
    public Console(PrintStream out, boolean showsChildren) {
        this.out = out;
        this.showsChildren = showsChildren;
        Thread.ofPlatform().daemon().name("console").start(this::print);
    }

    /// A line of the supervisor's own.
    public void say(String line) {
        show(OURS, line);
    }

    /// Returns once everything said so far is on the console, or will hardly get there.
    public void flush() {
        long deadline = System.nanoTime() + TO_FLUSH.toNanos();
        try {
            while (shown.get() < said.get() && System.nanoTime() < deadline) {
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    void child(String name, String line) {
        if (showsChildren) {
            show(name, line);
        }
    }

    private void show(String name, String line) {
        if (waiting.offer(prefixed(name, line))) {
            said.incrementAndGet();
        }
    }

    static String prefixed(String name, String line) {
        return String.format("%-14s | %s", name, line);
    }

    private void print() {
        try {
            while (true) {
                out.println(waiting.take());
                shown.incrementAndGet();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
