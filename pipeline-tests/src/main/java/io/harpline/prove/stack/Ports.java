package io.harpline.prove.stack;

import io.harpline.local.broker.FreePort;
import java.util.HashSet;
import java.util.Set;

/// Ports that nothing listened on a moment ago, none of them twice.
final class Ports {

    private final Set<Integer> given = new HashSet<>();

    synchronized int next() {
        int port = FreePort.find();
        return given.add(port) ? port : next();
    }
}
