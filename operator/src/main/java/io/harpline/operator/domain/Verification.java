package io.harpline.operator.domain;

/// What checking a signature again has shown.
public enum Verification {
    /// Exactly these bytes were signed with the key that the record names.
    OK("ok"),
    /// Exactly these bytes were signed with another key of that source, as where a secret was changed under one name.
    ANOTHER_KEY("ok, with another key"),
    /// No key of this source at hand has signed exactly these bytes: the body or its signature has changed since, or
    /// the key that the record names has.
    ALTERED("altered"),
    /// Nobody can tell: there is no key of this source at hand.
    UNVERIFIABLE("unverifiable"),
    /// There are keys of this source, and none of that name.
    UNKNOWN_KEY_ID("unknown key id"),
    /// They were, but the key was not good at that time.
    OUTSIDE_ITS_TIME("outside its key's time"),
    /// The record does not say what there is to be checked.
    MISSING_HEADERS("missing headers");

    private final String words;

    Verification(String words) {
        this.words = words;
    }

    /// Whether the bytes are shown to be what was signed.
    public boolean isGood() {
        return this == OK || this == ANOTHER_KEY;
    }

    public String words() {
        return words;
    }
}
