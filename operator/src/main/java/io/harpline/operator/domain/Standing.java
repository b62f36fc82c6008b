package io.harpline.operator.domain;

/// How a request that was kept apart stands now.
public enum Standing {
    /// Genuine, and not yet moved.
    TO_MOVE("to be moved"),
    /// Genuine, and moved by this run.
    MOVED("moved"),
    /// The archive has its ingest-id.
    IN_THE_ARCHIVE("in the archive already"),
    /// Genuine, and kept apart a second time under the same ingest-id.
    KEPT_TWICE("kept apart twice"),
    /// None of its source's keys has signed it.
    NOT_GENUINE("signed by none of the keys"),
    /// There is no key of its source at hand.
    NO_KEY("of a source without a key here"),
    /// The key that has signed it was not good at that time.
    OUTSIDE_ITS_TIME("signed outside its key's time"),
    /// Rightly signed, for a tenant that its source does not speak for.
    WRONG_TENANT("of a tenant that is not its source's"),
    /// It was refused for a reason that was not asked for.
    OTHER_REASON("refused for another reason"),
    /// Its headers do not say what there is to be checked.
    MISSING_HEADERS("without the headers");

    private final String words;

    Standing(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
