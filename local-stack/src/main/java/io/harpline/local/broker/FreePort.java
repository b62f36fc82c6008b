package io.harpline.local.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// A port that nothing listened on a moment ago.
public final class FreePort {

    private static final int LOWEST = 15_000;
    // Where Linux begins to hand out ports by itself; other systems begin higher.
    private static final int EPHEMERAL = 32_768;

    private FreePort() {}

    /// One that is still free when it is bound later, or again after a restart: the system hands none of these out by
    /// itself, neither to who connects somewhere nor to who asks for any port.
    public static int find() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, EPHEMERAL);
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // The next one, then.
            } catch (IOException none) {
                throw new UncheckedIOException("no free port", none);
            }
        }
    }

    /// One of those that the system hands out by itself, so none that [#find] has given to somebody; to be bound at
    /// once.
    static int ephemeral() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException("no free port", none);
        }
    }
}
