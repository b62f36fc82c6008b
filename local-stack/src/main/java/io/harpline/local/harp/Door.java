package io.harpline.local.harp;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// The port that alerts are posted to. While it is shut, connections are refused, since nobody listens there.
final class Door implements AutoCloseable {

    private static final int BACKLOG = 1024;

    private final InetSocketAddress address;
    private final HttpHandler inside;
    private final Executor threads;
    private @Nullable HttpServer server;

    /// A door that nobody is served at before [#serve].
    ///
    /// @param bound what [#bind] has made
    Door(HttpServer bound, HttpHandler inside, Executor threads) {
        this.server = bound;
        this.address = bound.getAddress();
        this.inside = inside;
        this.threads = threads;
    }

    /// Takes the port, 0 for a free one.
    static HttpServer bind(InetSocketAddress address) throws IOException {
        return HttpServer.create(address, BACKLOG);
    }

    int port() {
        return address.getPort();
    }

    synchronized void serve() {
        if (server != null) {
            serve(server);
        }
    }

    /// Returns once connections are taken.
    ///
    /// @throws IOException if another process has taken the port meanwhile
    synchronized void open() throws IOException {
        if (server == null) {
            HttpServer next = bind(address);
            serve(next);
            server = next;
        }
    }

    /// Breaks all connections, and returns once new ones are refused.
    synchronized void shut() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    private void serve(HttpServer next) {
        next.createContext("/", inside);
        next.setExecutor(threads);
        next.start();
    }

    @Override
    public void close() {
        shut();
    }
}
