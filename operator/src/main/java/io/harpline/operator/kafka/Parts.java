package io.harpline.operator.kafka;

import io.harpline.operator.ExpectedFailure;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Work that is shared out among threads.
public final class Parts {

    private static final long MILLIS_BETWEEN_LOOKS = 250;

    private Parts() {}

    /// What a part has come to.
    ///
    /// @param meanwhile done now and then until it is there
    /// @throws RuntimeException that has ended it
    public static <T> T await(Future<T> part, Runnable meanwhile) {
        while (true) {
            try {
                return part.get(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                meanwhile.run();
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof RuntimeException why) {
                    throw why;
                }
                throw new IllegalStateException(failed.getCause());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new ExpectedFailure("interrupted");
            }
        }
    }
}
