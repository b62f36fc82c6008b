package io.harpline.local.supervisor;

import java.util.ArrayList;
import java.util.List;

/// A command that a Ctrl-C or the closing of its terminal does not reach: those go to a whole process group, and would
/// end all components at once. SIGTERM ends it as ever.
public final class ShieldedCommand {

    private ShieldedCommand() {}

    /// The same command, behind a shell that replaces itself with it: the process id is the command's own.
    public static List<String> of(List<String> command) {
        List<String> shielded = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        shielded.addAll(command);
        return List.copyOf(shielded);
    }
}
