package io.harpline.ingest.edge.spool;

/// The spool takes no record now: it is full, or its files cannot be used.
public final class SpoolUnavailable extends Exception {

    private static final long serialVersionUID = 1;

    SpoolUnavailable(String message) {
        super(message);
    }

    SpoolUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
