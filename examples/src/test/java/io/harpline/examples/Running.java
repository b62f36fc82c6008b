package io.harpline.examples;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// An example at work on a thread of its own, and what it has printed.
final class Running implements AutoCloseable {

    private final ByteArrayOutputStream printed;
    private final CompletableFuture<Void> end;
    private final Runnable stop;

    private Running(Runnable run, Runnable stop, ByteArrayOutputStream printed) {
        this.printed = printed;
        this.stop = stop;
        end = CompletableFuture.runAsync(run, work -> Thread.ofPlatform().start(work));
    }

    static Running printAlerts(String bootstrapServers) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintAlerts example = new PrintAlerts(bootstrapServers, to(printed));
        return new Running(example::run, example::stop, printed);
    }

    static Running openAlerts(String bootstrapServers) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        OpenAlerts example = new OpenAlerts(bootstrapServers, to(printed));
        return new Running(example::run, example::stop, printed);
    }

    private static PrintStream to(ByteArrayOutputStream printed) {
        return new PrintStream(printed, true, StandardCharsets.UTF_8);
    }

    List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Override
    public void close() {
        stop.run();
        end.join();
    }
}
