package io.harpline.prove.stack;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;

/// One connection through a link, and what it leads to: two directions, each a thread.
final class Connection {

    private static final int MOST_AT_ONCE = 64 * 1024;
    private static final int TO_CONNECT_MS = 5_000;

    private final Gate gate;
    private final Socket client;
    private final Socket server = new Socket();
    private volatile boolean torn;

    Connection(Gate gate, Socket client) {
        this.gate = gate;
        this.client = client;
    }

    /// Passes on what comes, until both ends have no more to say, or one of them is gone.
    void run(SocketAddress target) {
        try {
            gate.passes(false, 0);
            server.connect(target, TO_CONNECT_MS);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Thread answers = Thread.ofVirtual().start(() -> pass(server, client, true));
            pass(client, server, false);
            answers.join();
            client.close();
            server.close();
        } catch (IOException unreachable) {
            reset();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass(Socket from, Socket to, boolean answer) {
        byte[] buffer = new byte[MOST_AT_ONCE];
        try {
            try {
                int read = from.getInputStream().read(buffer, 0, gate.portion(buffer.length));
                while (read >= 0) {
                    if (mayPass(answer, read)) {
                        to.getOutputStream().write(buffer, 0, read);
                    }
                    read = from.getInputStream().read(buffer, 0, gate.portion(buffer.length));
                }
                if (mayPass(answer, 0)) {
                    to.shutdownOutput();
                }
            } catch (IOException gone) {
                // Nobody hears of it while nothing passes.
                gate.passes(false, 0);
                reset();
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    /// An answer must not go on in its middle.
    private boolean mayPass(boolean answer, int bytes) throws InterruptedException, IOException {
        boolean passes = gate.passes(answer, bytes);
        if (!passes) {
            torn = true;
        } else if (answer && torn) {
            throw new IOException("what came before is lost");
        }
        return passes;
    }

    /// Whether something of it was lost.
    boolean isTorn() {
        return torn;
    }

    /// Both ends see it break.
    void reset() {
        abort(client);
        abort(server);
    }

    private static void abort(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException closed) {
            // Or never open.
        }
        try {
            socket.close();
        } catch (IOException closed) {
            // All the same.
        }
    }
}
