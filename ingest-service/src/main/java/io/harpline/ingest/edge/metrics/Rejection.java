package io.harpline.ingest.edge.metrics;

import java.util.Locale;
import java.util.Optional;

/// Why a request was not answered with 200: the label `reason`.
enum Rejection {
    SIGNATURE,
    TOKEN,
    TENANT,
    /// Kept all the same, so it counts as accepted too.
    UNREADABLE,
    NOT_KEPT,
    TOO_LARGE,
    TOO_SLOW,
    METHOD,
    UNKNOWN_SOURCE;

    /// As it stands in the label.
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Why a request was refused before anybody looked at what it holds; empty where the status is no such refusal.
    static Optional<Rejection> unread(int status) {
        return switch (status) {
            case 405 -> Optional.of(METHOD);
            case 408 -> Optional.of(TOO_SLOW);
            case 413 -> Optional.of(TOO_LARGE);
            default -> Optional.empty();
        };
    }
}
