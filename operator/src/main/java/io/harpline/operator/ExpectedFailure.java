package io.harpline.operator;

/// Something a user can put right: its message is one clear line, and nobody wants its stack trace.
public final class ExpectedFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ExpectedFailure(String line) {
        super(line, null, false, false);
    }
}
