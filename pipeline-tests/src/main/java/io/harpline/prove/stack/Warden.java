package io.harpline.prove.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;

/// Sees to it that no process and no mount of a stack outlives the JVM that has started it, however that
/// ends: a shell that waits for the end of a pipe, and then clears up.
final class Warden implements AutoCloseable {

    private static final String SCRIPT = """
            trap '' INT HUP TERM
            cat >/dev/null
            ps -A -ww -o pid= -o args= | awk 'index($0 " ", ENVIRON["MARK"] " ") { print $1 }' |
              while read -r pid; do kill -9 "$pid"; done
            for disk in "$SPOOLS"/*; do umount -l "$disk"; done
            """;

    private final Process shell;

    private Warden(Process shell) {
        this.shell = shell;
    }

    /// @param mark what stands on the command lines of all these processes
    /// @param spools the directory in which there may be mounts
    static Warden over(String mark, Path spools) {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", SCRIPT)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
        builder.environment().put("MARK", mark);
        builder.environment().put("SPOOLS", spools.toString());
        try {
            return new Warden(builder.start());
        } catch (IOException noShell) {
            throw new UncheckedIOException(noShell);
        }
    }

    /// Clears up; returns once that is done.
    @Override
    public void close() {
        try {
            shell.getOutputStream().close();
        } catch (IOException dead) {
            throw new UncheckedIOException(dead);
        }
        shell.onExit().join();
    }
}
