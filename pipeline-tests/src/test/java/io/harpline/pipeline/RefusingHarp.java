package io.harpline.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.harpline.schemas.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// A Harp that refuses everything with 422 until it is mended.
final class RefusingHarp implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, List<String>> accepted = new ConcurrentHashMap<>();
    private volatile boolean mended;

    RefusingHarp() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI integrationUrl() {
        return URI.create("http://localhost:" + server.getAddress().getPort()
                + "/api/notifications/rest?integration_key=0b5e5a0f-c0de-4bad-8bad-5ec2e7c0ffee");
    }

    void mend() {
        mended = true;
    }

    /// The severities that it has taken of an alert, in order.
    List<String> accepted(String alertId) {
        return accepted.getOrDefault(alertId, List.of());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode alert = Json.MAPPER.readTree(exchange.getRequestBody().readAllBytes());
            if (mended) {
                String object = alert.path("object").asText();
                accepted.computeIfAbsent(
                                object.substring(object.lastIndexOf(' ') + 1), id -> new CopyOnWriteArrayList<>())
                        .add(alert.path("alert_severity").asText());
            }
            byte[] body = (mended ? "{\"result\":\"ok\"}" : "{\"detail\":\"no\"}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(mended ? 200 : 422, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
