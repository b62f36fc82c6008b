package io.harpline.local.harp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/// A Harp on this machine. What it answered stands in a journal in its directory, so that it comes back with all its
/// alerts, however it ended.
public final class HarpSimulator implements AutoCloseable {

    /// In the directory: the URL of the port that is there on bad days too.
    private static final String CONTROL = "control";

    /// About what Harp's own way to its database takes: long enough for a race to be lost.
    private static final Duration ROUND_TRIP = Duration.ofMillis(2);

    static {
        // Otherwise an answer may wait 40 ms for the acknowledgement of its own headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Door door;
    private final HttpServer control;
    private final IntegrationKey key;
    private final HarpDaemon daemon;
    private final Today today;
    private final HarpRoutes routes;

    private HarpSimulator(HttpServer bound, HttpServer control, IntegrationKey key, HarpDaemon daemon) {
        this.door = new Door(bound, this::serveAtTheDoor, threads);
        this.control = control;
        this.key = key;
        this.daemon = daemon;
        this.today = new Today(door);
        HarpCollector collector = new HarpCollector(daemon, today, new Random());
        this.routes = new HarpRoutes(key, collector, daemon, today, true);
        control.createContext("/", new HarpRoutes(key, collector, daemon, today, false));
        control.setExecutor(threads);
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
        HttpServer bound;
        HttpServer control;
        try {
            bound = Door.bind(address);
            control = Door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException taken) {
            throw new UncheckedIOException("cannot listen on port " + address.getPort(), taken);
        }
        try {
            IntegrationKey key = IntegrationKey.in(directory);
            HarpDaemon daemon = new HarpDaemon(directory, Clock.systemUTC(), betweenLookupAndInsert);
            HarpSimulator simulator = new HarpSimulator(bound, control, key, daemon);
            simulator.serve(directory);
            return simulator;
        } catch (RuntimeException unusable) {
            bound.stop(0);
            control.stop(0);
            throw unusable;
        }
    }

    private void serve(Path directory) {
        try {
            Files.writeString(directory.resolve(CONTROL), controlUrl() + "\n");
        } catch (IOException full) {
            close();
            throw new UncheckedIOException("cannot write into " + directory, full);
        }
        control.start();
        door.serve();
    }

    private void serveAtTheDoor(HttpExchange exchange) throws IOException {
        routes.handle(exchange);
    }

    public int port() {
        return door.port();
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
        return url(port, HarpRoutes.INTEGRATION + "?" + key.query());
    }

    private static URI url(int port, String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /// Where all alerts are listed as JSON.
    public URI alertsUrl() {
        return url(port(), HarpRoutes.ALERTS);
    }

    /// The page on a port of its own, which is there on bad days too; beneath it are `alerts` and `bad-day`. It is for
    /// this machine only.
    public URI controlUrl() {
        return url(control.getAddress().getPort(), "/");
    }

    /// The same, of the simulator that has this directory; empty where none has run there, or it is about to say.
    public static Optional<URI> controlUrl(Path directory) {
        try {
            // Nothing stands in the file for a moment while it is written.
            return Optional.of(Files.readString(directory.resolve(CONTROL)).strip())
                    .filter(written -> !written.isEmpty())
                    .map(URI::create);
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /// Lets Harp fare so, until told otherwise; returns once it is so.
    public void badDay(BadDay day) {
        try {
            today.becomes(day);
        } catch (IOException taken) {
            throw new UncheckedIOException("the port cannot be opened again", taken);
        }
    }

    @Override
    public void close() {
        door.close();
        control.stop(0);
        threads.shutdownNow();
        threads.close();
        try {
            daemon.close();
        } catch (IOException unclosed) {
            throw new UncheckedIOException("cannot close the journal", unclosed);
        }
    }
}
