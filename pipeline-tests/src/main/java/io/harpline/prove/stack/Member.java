package io.harpline.prove.stack;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// A process of the stack, which nobody starts again by themselves. Its name, its ports and what it keeps
/// on disk outlive its lives.
public interface Member {

    /// As `ingest-1`, `transform-2`, `sink-1`, `kafka-3` or `harp`.
    String name();

    /// Its name without the number.
    String service();

    /// Of its present life, or of the last one.
    long pid();

    /// What all its lives have printed.
    Path log();

    /// Where it answers over HTTP itself, behind no link; brokers do not.
    Optional<URI> http();

    boolean isAlive();

    /// Starts it if it is not alive; returns at once.
    void start();

    /// Whether it says that it is ready.
    boolean isReady();

    /// Returns once it is ready.
    ///
    /// @throws IllegalStateException if it ends, or is not ready within a minute or two, with the end of
    /// its log
    void awaitReady();

    /// SIGKILL; returns once it has ended.
    void kill();

    /// SIGTERM; returns once it has ended. One that takes longer than 40 s, or is frozen, gets SIGKILL.
    ///
    /// @return whether it ended by itself
    boolean stop();

    /// SIGSTOP.
    void freeze();

    /// SIGCONT.
    void thaw();
}
