package io.harpline.sink.app;

import io.harpline.schemas.alert.AlertKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// Tells an outage of an integration from an alert that fails alone.
///
/// ```
///            20 failures in a row, of 5 alerts or of all that wait
///   CLOSED ─────────────────────────────────────────────────────────▶ OPEN
///      ▲                                                               │
///      └─────────── Harp acknowledges or refuses something ────────────┘
/// ```
final class Breaker {

    /// So many failures in a row are an outage,
    static final int FAILURES = 20;

    /// if they are of so many alerts.
    static final int ALERTS = 5;

    private final Set<AlertKey> failing = new HashSet<>();
    private int failures;
    private @Nullable Instant openedAt;
    private Instant closedAt = Instant.MIN;
    private Duration openBefore = Duration.ZERO;

    boolean isOpen() {
        return openedAt != null;
    }

    /// An attempt has failed. Returns whether that has opened it.
    ///
    /// @param waiting how many alerts have a delivery to this integration; asked for only where it matters
    boolean failed(AlertKey alert, IntSupplier waiting, Instant now) {
        if (isOpen()) {
            return false;
        }
        failures++;
        failing.add(alert);
        if (failures < FAILURES || (failing.size() < ALERTS && failing.size() < waiting.getAsInt())) {
            return false;
        }
        openedAt = now;
        return true;
    }

    /// Harp has acknowledged something, or refused it: it is there. Returns whether that has closed it.
    boolean answered(Instant now) {
        failures = 0;
        failing.clear();
        if (openedAt == null) {
            return false;
        }
        openBefore = openFor(now);
        openedAt = null;
        closedAt = now;
        return true;
    }

    /// How long it has been open, all times together.
    Duration openFor(Instant now) {
        return openedAt == null ? openBefore : openBefore.plus(Duration.between(openedAt, now));
    }

    /// When it has closed last; before all time if it never has.
    Instant closedAt() {
        return closedAt;
    }
}
