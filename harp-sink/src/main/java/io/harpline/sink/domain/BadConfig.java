package io.harpline.sink.domain;

/// A configuration that cannot be meant. The message names the key, and never the value of a secret.
public final class BadConfig extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    public BadConfig(String message) {
        super(message);
    }
}
