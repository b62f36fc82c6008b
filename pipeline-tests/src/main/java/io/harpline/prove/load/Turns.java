package io.harpline.prove.load;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Who of one alert goes after whom.
final class Turns {

    private static final CompletableFuture<Void> NOW = CompletableFuture.completedFuture(null);

    private final Map<String, CompletableFuture<Void>> last = new ConcurrentHashMap<>();

    /// A place behind all earlier ones of its alert.
    ///
    /// @param before done once all of those have their answers
    /// @param own to be completed with this one's
    record Turn(CompletableFuture<Void> before, CompletableFuture<Void> own) {}

    /// The next one's, to be asked for in the order in which requests are planned.
    ///
    /// @param alert null: it goes at any time
    Turn next(@Nullable String alert) {
        CompletableFuture<Void> own = new CompletableFuture<>();
        if (alert == null) {
            return new Turn(NOW, own);
        }
        CompletableFuture<Void> before = last.getOrDefault(alert, NOW);
        CompletableFuture<Void> both = CompletableFuture.allOf(before, own);
        last.put(alert, both);
        var _ = both.thenRun(() -> last.remove(alert, both));
        return new Turn(before, own);
    }
}
