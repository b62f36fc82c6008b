package io.harpline.operator.domain;

import io.harpline.schemas.harp.Receipt.Result;

/// How an event stands at a destination. The first of these that any of its receipts says is what counts, however late
/// it came: what was superseded and then delivered is delivered.
public enum Told {
    DELIVERED(1),
    DEAD(2),
    SUPERSEDED(3),
    NOT_ROUTED(4),
    /// The sink has not finished it.
    IN_FLIGHT(5),
    /// The sink has passed it by, and there is no receipt.
    LOST(6);

    private final int mark;

    Told(int mark) {
        this.mark = mark;
    }

    /// What a byte holds of it; the least of several counts, and 0 is none.
    int mark() {
        return mark;
    }

    static Told marked(int mark) {
        return Marked.by(mark, values(), Told::mark);
    }

    static Told of(Result result) {
        return switch (result) {
            case DELIVERED, ALREADY_DELIVERED -> DELIVERED;
            case REFUSED, EXHAUSTED -> DEAD;
            case SUPERSEDED -> SUPERSEDED;
            case NOT_ROUTED -> NOT_ROUTED;
        };
    }
}
