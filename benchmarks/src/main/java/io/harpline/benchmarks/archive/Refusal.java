package io.harpline.benchmarks.archive;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/// Remembers the first failure.
final class Refusal implements Callback {

    private final AtomicReference<@Nullable Exception> first = new AtomicReference<>();

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
        if (failure != null) {
            first.compareAndSet(null, failure);
        }
    }

    void report() {
        Exception failure = first.get();
        if (failure != null) {
            throw new IllegalStateException("the broker does not take the archive: " + failure.getMessage(), failure);
        }
    }
}
