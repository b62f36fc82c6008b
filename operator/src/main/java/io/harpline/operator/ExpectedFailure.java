package io.harpline.operator;

/// Something a user can put right: its message is one clear line, and nobody wants its stack trace.
public final class ExpectedFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int exit;

    /// Of a command that could not do its work.
    public ExpectedFailure(String line) {
        this(line, Main.COULD_NOT);
    }

    /// @param exit the command's exit code
    public ExpectedFailure(String line, int exit) {
        super(line, null, false, false);
        this.exit = exit;
    }

    int exit() {
        return exit;
    }
}
