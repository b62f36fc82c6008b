package io.harpline.local.harp;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/// A Harp on this machine. What it answered stands in a journal in its directory, so that it comes back with all its
/// alerts, however it ended.
public final class HarpSimulator implements AutoCloseable {

    private static final int BACKLOG = 1024;

    /// About what Harp's own way to its database takes: long enough for a race to be lost.
    private static final Duration ROUND_TRIP = Duration.ofMillis(2);

    static {
        // Otherwise an answer may wait 40 ms for the acknowledgement of its own headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final IntegrationKey key;
    private final HarpCollector collector;
    private final HarpDaemon daemon;

    private HarpSimulator(HttpServer server, IntegrationKey key, HarpDaemon daemon) {
        this.server = server;
        this.key = key;
        this.daemon = daemon;
        this.collector = new HarpCollector(daemon);
        this.threads = Executors.newVirtualThreadPerTaskExecutor();
    }

    /// Starts a Harp that answers on this machine only.
    ///
    /// @param directory for its key and its journal; made if it is missing
    /// @param port 0 for a free one
    /// @throws UncheckedIOException if the port is taken (its cause is a [java.net.BindException]) or the directory
    /// cannot be used
    public static HarpSimulator start(Path directory, int port) {
        return start(directory, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /// The same on an address of one's choice, for a container, whose loopback nobody else reaches.
    static HarpSimulator start(Path directory, InetSocketAddress address) {
        return start(directory, address, () -> LockSupport.parkNanos(ROUND_TRIP.toNanos()));
    }

    static HarpSimulator start(Path directory, int port, Runnable betweenLookupAndInsert) {
        return start(directory, new InetSocketAddress(InetAddress.getLoopbackAddress(), port), betweenLookupAndInsert);
    }

    private static HarpSimulator start(Path directory, InetSocketAddress address, Runnable betweenLookupAndInsert) {
        HttpServer server;
        try {
            server = HttpServer.create(address, BACKLOG);
        } catch (IOException taken) {
            throw new UncheckedIOException("cannot listen on port " + address.getPort(), taken);
        }
        try {
            IntegrationKey key = IntegrationKey.in(directory);
            HarpDaemon daemon = new HarpDaemon(directory, Clock.systemUTC(), betweenLookupAndInsert);
            HarpSimulator simulator = new HarpSimulator(server, key, daemon);
            simulator.serve();
            return simulator;
        } catch (RuntimeException unusable) {
            server.stop(0);
            throw unusable;
        }
    }

    private void serve() {
        server.createContext("/", new HarpRoutes(key, collector, daemon));
        server.setExecutor(threads);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /// Where alerts are to be posted. It carries the key: never to be logged.
    public URI integrationUrl() {
        return integrationUrl(key, port());
    }

    /// The same, known before the simulator runs; makes the directory's key if there is none yet.
    public static URI integrationUrl(Path directory, int port) {
        return integrationUrl(IntegrationKey.in(directory), port);
    }

    private static URI integrationUrl(IntegrationKey key, int port) {
        return URI.create("http://localhost:" + port + HarpRoutes.INTEGRATION + "?" + key.query());
    }

    /// Where all alerts are listed as JSON.
    public URI alertsUrl() {
        return URI.create("http://localhost:" + port() + HarpRoutes.ALERTS);
    }

    /// Lets Harp's own Kafka fare so, until told otherwise.
    public void kafka(HarpKafka health) {
        collector.kafka(health);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        threads.close();
        try {
            daemon.close();
        } catch (IOException unclosed) {
            throw new UncheckedIOException("cannot close the journal", unclosed);
        }
    }
}
