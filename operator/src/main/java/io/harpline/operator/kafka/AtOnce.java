package io.harpline.operator.kafka;

import io.harpline.operator.ExpectedFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Does the parts of some work at the same time, each in a thread of its own.
public final class AtOnce {

    /// How many parts are worth making.
    public static final int MOST = Runtime.getRuntime().availableProcessors();

    private static final long MILLIS_BETWEEN_LOOKS = 250;

    private AtOnce() {}

    /// What came of each, in their order.
    ///
    /// @param meanwhile done now and then while they are at it
    public static <T> List<T> run(List<Callable<T>> parts, Runnable meanwhile) {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<T>> running = parts.stream().map(threads::submit).toList();
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(await(one, meanwhile));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> T await(Future<T> part, Runnable meanwhile) {
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
