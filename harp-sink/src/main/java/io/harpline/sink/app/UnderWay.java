package io.harpline.sink.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/// Who waits for the end of requests in flight and of evidence being written. Lives on the loop.
final class UnderWay {

    private record Waiter(Predicate<Delivery> forThose, CompletableFuture<Void> end) {}

    private final Lanes lanes;
    private final List<Waiter> waiters = new ArrayList<>();

    UnderWay(Lanes lanes) {
        this.lanes = lanes;
    }

    /// Completes the end once none of those is under way.
    void whenNone(Predicate<Delivery> those, CompletableFuture<Void> end) {
        waiters.add(new Waiter(those, end));
        tell();
    }

    /// To be called after anything has ended.
    void tell() {
        waiters.removeIf(waiter -> {
            boolean over = lanes.firsts().stream().noneMatch(waiter.forThose().and(Delivery::isUnderWay));
            return over && waiter.end().complete(null);
        });
    }
}
