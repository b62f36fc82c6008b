package io.harpline.operator.domain;

import io.harpline.schemas.gardin.NotificationOutcome.Result;
import java.util.Optional;

/// How an archived notification stands, as its outcome says.
public enum Became {
    APPLIED(1),
    DUPLICATE(2),
    ABSORBED(3),
    QUARANTINED(4),
    /// transform has not come to it yet.
    PENDING(5),
    /// transform has passed it by, and there is no outcome.
    LOST(6);

    private final int mark;

    Became(int mark) {
        this.mark = mark;
    }

    /// What a byte holds of it; never 0.
    int mark() {
        return mark;
    }

    static Became marked(int mark) {
        return Marked.by(mark, values(), Became::mark);
    }

    static Became of(Result result) {
        return switch (result) {
            case APPLIED -> APPLIED;
            case DUPLICATE -> DUPLICATE;
            case ABSORBED -> ABSORBED;
            case QUARANTINED -> QUARANTINED;
        };
    }

    /// What is wrong with it, if anything is.
    Optional<Mismatch.Kind> fault() {
        return this == LOST ? Optional.of(Mismatch.Kind.NO_OUTCOME) : Optional.empty();
    }
}
