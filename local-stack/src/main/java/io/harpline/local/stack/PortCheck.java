package io.harpline.local.stack;

import io.harpline.local.ExpectedFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/// Finds out before anything is started that a port is not to be had.
public final class PortCheck {

    private PortCheck() {}

    /// Refuses a stack whose ports are taken, or wanted twice.
    ///
    /// @throws ExpectedFailure naming the port, who wants it and how to move it
    public static void refuseTaken(StackSettings settings) {
        Map<Integer, Part> wanted = new HashMap<>();
        for (Part part : settings.parts()) {
            int port = settings.port(part);
            Part other = wanted.putIfAbsent(port, part);
            if (other != null) {
                throw new ExpectedFailure(other.portKey() + " and " + part.portKey() + " are both " + port);
            }
            if (isTaken(port)) {
                throw new ExpectedFailure(
                        "port " + port + " (" + part.label() + ") is taken; set " + part.portKey() + " to a free one");
            }
        }
    }

    /// On all addresses, and on the loopback one alone: either may be free while the other is not.
    private static boolean isTaken(int port) {
        return !binds(new InetSocketAddress(port))
                || !binds(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private static boolean binds(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(address);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
