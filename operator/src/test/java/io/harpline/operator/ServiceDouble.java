package io.harpline.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Answers as a service of ours does to those who watch over it; what it says is up to the test.
final class ServiceDouble implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, String> answers = new ConcurrentHashMap<>();

    ServiceDouble() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] answer =
                    answers.getOrDefault(exchange.getRequestURI().getPath(), "").getBytes(UTF_8);
            int status = new String(answer, UTF_8).contains("DOWN") ? 503 : 200;
            exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /// @param data of the check, as JSON
    ServiceDouble readiness(String check, String status, String data) {
        answers.put("/q/health/ready", """
                {"status":"%2$s","checks":[{"name":"%1$s","status":"%2$s","data":%3$s}]}""".formatted(check, status, data));
        return this;
    }

    ServiceDouble metrics(String text) {
        answers.put("/q/metrics", text);
        return this;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
