package io.harpline.operator.domain;

/// What there is to be done about a dead letter: something in the first case, nothing in all others.
public enum Fate {
    /// Harp does not know what it says.
    OPEN("open"),
    /// It is on its way: sent again, and not yet finished by the sink.
    WAITING("sent again before"),
    /// Harp has acknowledged this very version of its alert.
    DELIVERED("delivered since"),
    /// Harp has acknowledged a newer version of its alert.
    SUPERSEDED("superseded"),
    /// There is a newer dead letter of its alert, which says all that this one does.
    REPLACED("replaced by a newer one"),
    /// It is no event.
    UNREADABLE("unreadable");

    private final String words;

    Fate(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
