package io.harpline.operator.domain;

/// A reason not to say that all agrees.
///
/// @param what in one sentence, without anything that somebody else has written
public record Doubt(Kind kind, String what) {

    public enum Kind {
        /// A signature is not what it should be, or cannot be checked.
        SIGNATURE,
        /// A genuine request was refused, and is not in the archive.
        KEPT_APART,
        /// A notification has no outcome.
        NO_OUTCOME,
        /// A notification has more than one outcome.
        TWO_OUTCOMES,
        /// An outcome names an event that is not there.
        NO_EVENT,
        /// The newest event is on its way to Harp.
        UNDER_WAY,
        /// Harp last acknowledged something else than what is so.
        HARP_DIFFERS,
        /// There is nothing left to compare with.
        NOT_KNOWN
    }
}
