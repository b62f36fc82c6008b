package io.harpline.schemas.settings;

/// A configuration that cannot be worked with. The message begins with the key and says what would be right; it never
/// holds a secret.
public final class BadConfig extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    public BadConfig(String message) {
        super(message);
    }
}
