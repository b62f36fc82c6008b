package io.harpline.schemas.operation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The manifest of something that an operator had done: the value of `harpline.operations.v1`, once when it began and
/// once when it ended. One that began and never ended was killed. A replay also says how far it is.
///
/// @param operationId a ULID
/// @param requestedBy who asked for it
/// @param selection what was asked for, in the words of the command
/// @param endedAt absent while it is under way
/// @param counts how many of what, in the order in which the command told them
public record Operation(
        String operationId,
        Kind kind,
        State state,
        String requestedBy,
        String selection,
        Instant startedAt,
        @Nullable Instant endedAt,
        List<Count> counts) {

    public Operation {
        counts = List.copyOf(counts);
    }

    public enum Kind {
        /// Dead letters were sent again.
        REDRIVE,
        /// What was kept apart and is genuine was moved into the archive.
        REVERIFY,
        /// Quarantined notifications were put through transform again.
        REQUEUE,
        /// Events were sent again, to Harp or to a topic of a consumer's own, by a plan; the operation has the plan's
        /// id.
        REPLAY
    }

    public enum State {
        STARTED,
        /// A replay is so far: written in one transaction with what it sends, so that it is known where to go on.
        UNDER_WAY,
        FINISHED,
        /// It ended before all was done.
        INTERRUPTED
    }

    /// How many of what.
    public record Count(String name, long count) {}

    /// The same, so far.
    public Operation underWay(List<Count> soFar) {
        return new Operation(operationId, kind, State.UNDER_WAY, requestedBy, selection, startedAt, null, soFar);
    }

    /// The same at its end.
    public Operation ended(State how, Instant when, List<Count> all) {
        return new Operation(operationId, kind, how, requestedBy, selection, startedAt, when, all);
    }
}
