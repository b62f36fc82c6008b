package io.harpline.sink.edge.metrics;

import io.harpline.sink.domain.HarpAnswer;
import io.harpline.sink.domain.HarpAnswer.Answered;
import io.harpline.sink.domain.HarpAnswer.NoAnswer;
import java.util.Locale;

/// Our constants as they stand in labels: `already-delivered`.
final class Labels {

    private Labels() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The status, or why there is none.
    static String of(HarpAnswer answer) {
        return switch (answer) {
            case Answered answered -> Integer.toString(answered.status());
            case NoAnswer none -> of(none.cause());
        };
    }
}
