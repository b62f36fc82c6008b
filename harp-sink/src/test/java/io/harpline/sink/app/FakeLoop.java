package io.harpline.sink.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/// A loop whose time passes only when it is told to. What is executed runs at [#run].
final class FakeLoop implements Loop, InstantSource {

    private record Task(Instant due, long number, Runnable run) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::due).thenComparingLong(Task::number));
    private Instant now;
    private long number;

    FakeLoop(Instant now) {
        this.now = now;
    }

    @Override
    public void execute(Runnable task) {
        schedule(Duration.ZERO, task);
    }

    @Override
    public void schedule(Duration after, Runnable task) {
        tasks.add(new Task(now.plus(after), number++, task));
    }

    @Override
    public Instant instant() {
        return now;
    }

    /// Runs what is due.
    void run() {
        pass(Duration.ZERO);
    }

    /// Lets time pass, and runs what becomes due at its time.
    void pass(Duration time) {
        Instant end = now.plus(time);
        while (!tasks.isEmpty() && !tasks.element().due().isAfter(end)) {
            Task next = tasks.remove();
            now = next.due().isAfter(now) ? next.due() : now;
            next.run().run();
        }
        now = end;
    }
}
