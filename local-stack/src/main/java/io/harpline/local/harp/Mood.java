package io.harpline.local.harp;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What the simulated Harp does with every post that it would otherwise take.
public enum Mood {
    WELL,
    /// Its port is closed: connections are refused.
    REFUSE,
    /// No answer. What was posted lands when this is over, however long ago its sender has gone.
    HANG,
    /// Answered with 429 and Retry-After; nothing is stored.
    TOO_MANY,
    /// Answered as if all were well; nothing is stored. So does a Harp whose own Kafka loses what it is given.
    FALSE_200,
    /// Answered with 200 and a result that says Error; nothing is stored. So does a Harp whose own Kafka fails.
    ERROR_RESULT,
    /// Stored, and then the connection breaks instead of an answer.
    LOSE_ANSWERS;

    /// As it stands in JSON, and behind `--` on the command line.
    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Mood> of(String text) {
        return Arrays.stream(values()).filter(mood -> mood.text().equals(text)).findFirst();
    }
}
