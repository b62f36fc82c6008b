package io.harpline.prove.stack;

import java.time.Duration;

/// How a [Link] fares. A change acts at once, on the connections that are there too.
public sealed interface Condition {

    /// All passes.
    record Clear() implements Condition {}

    /// What passes, in either direction, arrives so much later.
    record Delayed(Duration each) implements Condition {}

    /// No more than so many bytes pass in a second, in each direction of each connection.
    record Slow(int bytesPerSecond) implements Condition {
        public Slow {
            if (bytesPerSecond < 1) {
                throw new IllegalArgumentException(
                        "nothing at all is Silent, not " + bytesPerSecond + " bytes a second");
            }
        }
    }

    /// Half-open: connections stay, new ones are accepted, and nothing passes. What was sent meanwhile
    /// passes when this is over, as after lost packets.
    record Silent() implements Condition {}

    /// Requests pass; answers do not, and are lost, so that a connection which has lost some is reset
    /// when this is over.
    record AnswersLost() implements Condition {}

    /// Connections are reset, and so is every new one.
    record Refused() implements Condition {}

    /// Connections are reset, once; new ones are clear.
    record Reset() implements Condition {}
}
