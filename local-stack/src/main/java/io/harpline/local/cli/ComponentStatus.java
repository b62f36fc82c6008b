package io.harpline.local.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.harpline.local.supervisor.MarkedProcesses;
import io.harpline.local.supervisor.Readiness;
import io.harpline.local.supervisor.StackState.Running;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// A component as `status` shows it.
///
/// @param pid null while it does not run
/// @param restarts how often it had to be started again
@JsonInclude(JsonInclude.Include.ALWAYS)
record ComponentStatus(String name, @Nullable Long pid, int port, boolean ready, int restarts) {

    /// Asks it now, rather than believe what was written down.
    static ComponentStatus of(Running running, MarkedProcesses processes) {
        Long pid = running.pid();
        boolean alive = pid != null && processes.contains(pid);
        return new ComponentStatus(
                running.name(),
                alive ? pid : null,
                running.port(),
                alive && Readiness.of(URI.create(running.health())),
                running.restarts());
    }
}
