package io.harpline.benchmarks.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.BooleanSupplier;

/// Between a program that is measured and the one that has started it.
public final class Lifeline {

    private Lifeline() {}

    /// Says at that port whether the program is ready: 200, or else 503.
    public static void answer(int port, BooleanSupplier ready) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(ready.getAsBoolean() ? 200 : 503, -1);
            exchange.close();
        });
        server.start();
    }

    /// Has this process end at once when the one that has started it is gone.
    public static void endWithParent() {
        ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> {
            parent.onExit().join();
            Runtime.getRuntime().halt(1);
        });
    }
}
