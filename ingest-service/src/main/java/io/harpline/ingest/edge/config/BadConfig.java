package io.harpline.ingest.edge.config;

/// A configuration that cannot be used. The message names the key and says what would be right.
public final class BadConfig extends RuntimeException {

    private static final long serialVersionUID = 1;

    BadConfig(String message) {
        super(message);
    }
}
