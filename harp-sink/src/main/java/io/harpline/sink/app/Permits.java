package io.harpline.sink.app;

import java.util.ArrayDeque;
import java.util.Queue;

/// The requests that may be in flight at once, given out in the order of asking. Lives on the loop.
final class Permits {

    private final Loop loop;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int free;

    Permits(Loop loop, int atMost) {
        this.loop = loop;
        this.free = atMost;
    }

    /// Runs the task with a permit, as soon as there is one; it is the task's to release.
    void acquire(Runnable task) {
        if (free > 0) {
            free--;
            task.run();
        } else {
            waiting.add(task);
        }
    }

    void release() {
        Runnable next = waiting.poll();
        if (next == null) {
            free++;
        } else {
            loop.execute(next);
        }
    }
}
