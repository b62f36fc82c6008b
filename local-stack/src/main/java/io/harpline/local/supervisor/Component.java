package io.harpline.local.supervisor;

import java.net.URI;
import java.util.List;
import java.util.Map;

/// A process to be kept running.
///
/// @param name as in status
/// @param port it listens on
/// @param health where it says whether it is ready; see [Readiness]
/// @param command its command line
/// @param environment its whole environment; may hold secrets
public record Component(String name, int port, URI health, List<String> command, Map<String, String> environment) {

    @Override
    public String toString() {
        return name;
    }
}
