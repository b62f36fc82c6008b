package io.harpline.prove.stack;

import io.harpline.prove.stack.Condition.AnswersLost;
import io.harpline.prove.stack.Condition.Clear;
import io.harpline.prove.stack.Condition.Refused;
import io.harpline.prove.stack.Condition.Reset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A way from one part of the stack to another, which can be spoilt: whoever connects to its port reaches
/// the other end. Where nobody listens there, a connection is accepted and reset.
public final class Link implements AutoCloseable {

    private static final int BACKLOG = 1024;

    private final String name;
    private final SocketAddress target;
    private final ServerSocket door;
    private final Gate gate = new Gate();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

    /// A clear one.
    ///
    /// @param port where it begins, on this machine
    /// @param target the port where it ends
    Link(String name, int port, int target) {
        this.name = name;
        this.target = new InetSocketAddress(InetAddress.getLoopbackAddress(), target);
        try {
            this.door = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException taken) {
            throw new UncheckedIOException("cannot listen on port " + port, taken);
        }
        Thread.ofVirtual().name(name).start(this::accept);
    }

    /// As `gardin>ingest-1`, `ingest>kafka-1`, `transform>kafka-1`, `sink>kafka-1`, `sink>harp`; between
    /// brokers `kafka-1>kafka-2` for what the first asks of the second, and `kafka-1>kafka-2:controller`
    /// for the quorum.
    public String name() {
        return name;
    }

    public int port() {
        return door.getLocalPort();
    }

    /// Whether its name has that member at one of its ends.
    boolean touches(Member member) {
        return Arrays.asList(name.split("[>:]", -1)).contains(member.name());
    }

    /// Has it fare so from now on.
    public void set(Condition condition) {
        gate.set(condition instanceof Reset ? new Clear() : condition);
        boolean all = condition instanceof Refused || condition instanceof Reset;
        boolean torn = !(condition instanceof AnswersLost);
        for (Connection connection : connections) {
            if (all || (torn && connection.isTorn())) {
                connection.reset();
            }
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
        set(new Refused());
    }

    @Override
    public String toString() {
        return name;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.ofVirtual().name(name).start(() -> carry(client));
            } catch (IOException closed) {
                // Or a client that has gone before it was let in.
            }
        }
    }

    private void carry(Socket client) {
        Connection connection = new Connection(gate, client);
        connections.add(connection);
        try {
            if (gate.condition() instanceof Refused) {
                connection.reset();
            } else {
                connection.run(target);
            }
        } finally {
            connections.remove(connection);
        }
    }
}
