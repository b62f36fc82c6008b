package io.harpline.sink.domain;

import java.time.Duration;
import java.util.Optional;

/// What came of one request to Harp, as far as a decision or the evidence needs it.
public sealed interface HarpAnswer {

    /// An answer, read to its end.
    ///
    /// @param result what its body says
    /// @param retryAfter what its Retry-After header says, where it has one that can be read
    /// @param excerpt the beginning of the body, without control characters and secrets
    /// @param sha256 of the whole body, 64 hex digits
    record Answered(int status, Result result, Optional<Duration> retryAfter, String excerpt, String sha256)
            implements HarpAnswer {}

    /// No answer, or not a whole one.
    ///
    /// @param what happened; never a URL
    record NoAnswer(Cause cause, String what) implements HarpAnswer {}

    /// The field `result` of an answer's body.
    enum Result {
        /// There is one.
        GIVEN,
        /// It is null: Harp has dropped the alert.
        NULL,
        /// It says that there was an error: Harp could not hand the alert on to its own Kafka.
        ERROR,
        /// The body is no JSON object with that field: something else than Harp has answered.
        ABSENT
    }

    /// Why there is no answer.
    enum Cause {
        /// Nobody was reached: Harp knows nothing of the request.
        NOT_CONNECTED,
        /// No whole answer in time, or the connection broke. Harp may have acted on the request, or may do so yet.
        LOST,
        TLS
    }
}
