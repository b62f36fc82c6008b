package io.harpline.operator.domain;

import io.harpline.schemas.harp.Replay.Mode;

/// What an event that was asked for would do at its destination, as far as is known. The first ones are sent, the
/// others are not.
public enum Effect {
    /// Harp has acknowledged nothing of the alert.
    CREATE("create", true),
    /// Harp has acknowledged an older version of it.
    CHANGE("change", true),
    /// It closes the alert.
    RESOLVE("resolve", true),
    /// Harp has acknowledged this very version, and is told it again.
    RESTORE("restore", true),
    /// To a consumer's own topic, of which nothing is known.
    SEND("send", true),
    /// Harp has acknowledged this very version.
    DELIVERED("already delivered", false),
    /// Harp has acknowledged a newer version.
    SUPERSEDED("superseded", false),
    /// The sink has this version or a newer one still before it.
    ON_ITS_WAY("on its way already", false),
    /// The alert is open, and no event is kept that says so.
    WITHOUT_EVENT("open without an event that is kept", false);

    private final String words;
    private final boolean sent;

    Effect(String words, boolean sent) {
        this.words = words;
        this.sent = sent;
    }

    public String words() {
        return words;
    }

    /// In which an event with this effect is sent by a plan of that one: only what Harp has acknowledged is to be
    /// posted
    /// whatever it has acknowledged.
    public Mode mode(Mode planned) {
        return this == RESTORE || this == SEND ? planned : Mode.EVENTS;
    }

    public boolean isSent() {
        return sent;
    }
}
