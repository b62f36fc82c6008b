package io.harpline.operator.domain;

/// What became of a planned event when its turn came.
public enum Outcome {
    SENT("sent"),
    /// Harp has acknowledged this very version since the plan was made.
    DELIVERED("delivered since"),
    /// Harp has acknowledged a newer version since the plan was made.
    SUPERSEDED("superseded since"),
    /// The planned event no longer stands where it stood.
    GONE("no longer in alerts.events.v1");

    private final String words;

    Outcome(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /// Of a planned event that still stands where it stood.
    ///
    /// @param expected what it was planned for
    /// @param newest the newest version of its alert that Harp has acknowledged by now
    public static Outcome of(Effect expected, long version, long newest) {
        if (expected == Effect.SEND || newest < version) {
            return SENT;
        }
        if (newest > version) {
            return SUPERSEDED;
        }
        return expected == Effect.RESTORE ? SENT : DELIVERED;
    }
}
