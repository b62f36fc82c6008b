package io.harpline.schemas.process;

import static java.lang.System.Logger.Level.ERROR;

import io.harpline.schemas.settings.BadConfig;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How a service's process ends: with status 0 after a SIGTERM or SIGINT, where a JVM by itself would end with 143 or
/// 130, and with another status and the reason as its last word when it fails.
///
/// It is what the service's framework calls at the very end, with a status and what went wrong, if anything did.
public final class Ending implements BiConsumer<Integer, @Nullable Throwable> {

    private static final System.Logger LOG = System.getLogger(Ending.class.getName());

    private final Thread hook;

    /// An ending that is in force from now on.
    ///
    /// @param longest how long stopping may take, asked for at the signal; then the process ends with status 1
    public Ending(Supplier<Duration> longest) {
        hook = new Thread(() -> hold(longest.get()), "ending");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException signalledAlready) {
            Runtime.getRuntime().halt(0);
        }
    }

    @Override
    public void accept(Integer status, @Nullable Throwable failure) {
        if (isSignalled()) {
            // All is closed, or was never opened: a start that is broken off may call that a failure. exit() would wait
            // for the end of the signal's own exit, whose status cannot be chosen.
            Runtime.getRuntime().halt(0);
        }
        if (failure != null) {
            tell(failure);
        }
        System.exit(status);
    }

    private boolean isSignalled() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
            return false;
        } catch (IllegalStateException inProgress) {
            return true;
        }
    }

    private static void tell(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof BadConfig) {
            LOG.log(ERROR, root.getMessage());
        } else {
            LOG.log(ERROR, "the service does not start: " + root, failure);
        }
    }

    /// After a signal the process lives as long as a hook does.
    private static void hold(Duration longest) {
        try {
            Thread.sleep(longest);
            LOG.log(ERROR, "not stopped within " + longest.toMillis() + " ms; ended as it is");
            Runtime.getRuntime().halt(1);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
