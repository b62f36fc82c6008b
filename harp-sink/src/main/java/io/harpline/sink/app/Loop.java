package io.harpline.sink.app;

import java.time.Duration;

/// The one thread on which all deliveries are decided. What runs there needs no locks, and must not block.
public interface Loop {

    /// Runs it there, behind what is already waiting; never at once.
    void execute(Runnable task);

    /// Runs it there, not before the time has passed.
    void schedule(Duration after, Runnable task);
}
