package io.harpline.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/// A keep-alive connection with at most one request in flight.
final class Connection implements AutoCloseable {

    private final InetSocketAddress server;
    private final Selector selector;
    private final ByteBuffer out = ByteBuffer.allocateDirect(64 * 1024);
    private final ByteBuffer in = ByteBuffer.allocateDirect(8 * 1024);
    private SocketChannel channel;
    private SelectionKey key;
    private long since;

    Connection(InetSocketAddress server, Selector selector) throws IOException {
        this.server = server;
        this.selector = selector;
        this.channel = open(server);
        this.key = register(selector);
    }

    /// Sends a request.
    ///
    /// @param since when it was to be sent
    void send(byte[] request, long since) throws IOException {
        this.since = since;
        out.clear().put(request).flip();
        flush();
    }

    /// Writes what is left of a request, and waits for its answer once nothing is.
    void flush() throws IOException {
        channel.write(out);
        int awaited = out.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ;
        if (key.interestOps() != awaited) {
            key.interestOps(awaited);
        }
    }

    /// The answer's status; 0 while it is not whole, -1 if the server has closed the connection instead.
    int receive() throws IOException {
        if (channel.read(in) < 0) {
            return -1;
        }
        int status = Answer.status(in);
        if (status != 0) {
            in.clear();
        }
        return status;
    }

    long since() {
        return since;
    }

    void reopen() throws IOException {
        close();
        in.clear();
        channel = open(server);
        key = register(selector);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private SelectionKey register(Selector selector) throws IOException {
        return channel.register(selector, SelectionKey.OP_READ, this);
    }

    private static SocketChannel open(InetSocketAddress server) throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        return channel;
    }
}
