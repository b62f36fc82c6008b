package io.harpline.ingest.edge.metrics;

import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Optional;

/// Why a request was not answered with 200: the label `reason`.
public enum Rejection {
    SIGNATURE,
    TOKEN,
    TENANT,
    /// Kept all the same, so it counts as accepted too.
    UNREADABLE,
    NOT_KEPT,
    TOO_LARGE,
    TOO_SLOW,
    METHOD,
    MALFORMED,
    /// It came without TLS, where client certificates are demanded.
    NO_CERTIFICATE,
    /// It came after the service was told to stop.
    STOPPING,
    UNKNOWN_SOURCE;

    private static final String MARK = Rejection.class.getName();

    /// Says of a request why it is refused, where its status does not.
    public void mark(RoutingContext routing) {
        routing.put(MARK, this);
    }

    /// Why a request was refused before anybody looked at what it holds; empty where it was not.
    static Optional<Rejection> unread(RoutingContext routing) {
        Rejection marked = routing.get(MARK);
        return marked == null ? byStatus(routing.response().getStatusCode()) : Optional.of(marked);
    }

    /// As it stands in the label.
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<Rejection> byStatus(int status) {
        return switch (status) {
            case 400 -> Optional.of(MALFORMED);
            case 405 -> Optional.of(METHOD);
            case 408 -> Optional.of(TOO_SLOW);
            case 413 -> Optional.of(TOO_LARGE);
            default -> Optional.empty();
        };
    }
}
