package io.harpline.operator.domain;

/// What `topics apply` does about a deviation.
public enum Remedy {
    /// It is mended: nothing is lost by it.
    APPLY("yes"),
    /// It is mended where the topic is named for it, since Kafka then removes records.
    SHORTEN("with --shorten"),
    /// It is left alone; the deviation says why, and what can be done.
    BY_HAND("no");

    private final String words;

    Remedy(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
