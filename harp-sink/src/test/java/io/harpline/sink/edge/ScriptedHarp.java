package io.harpline.sink.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.harpline.schemas.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// A Harp that answers as the alert's own jobId says: words such as `503 200`, one for each attempt, of which the last
/// one stays. `ok` for what is well, `null` for a result of null, `echo` for a 422 that repeats the request's URL,
/// `gate` for a 503 between somebody's asking for `/shut` and for `/open`.
/// `GET /posts` lists what was posted, so that it may live in any class loader or process.
public final class ScriptedHarp implements AutoCloseable {

    public static final String KEY = "0b5e5a0f-c0de-4bad-8bad-5ec2e7c0ffee";

    /// What arrived.
    ///
    /// @param body as text
    public record Post(String object, String body) {

        String field(String name) {
            return read(body.getBytes(StandardCharsets.UTF_8)).path(name).asText();
        }
    }

    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private volatile boolean open;
    private final HttpServer server;

    public ScriptedHarp() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.createContext("/api", this::answer);
        server.createContext("/posts", exchange -> send(exchange, 200, Json.bytes(posts)));
        server.createContext("/open", exchange -> {
            open = true;
            send(exchange, 200, "");
        });
        server.createContext("/shut", exchange -> {
            open = false;
            send(exchange, 200, "");
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public URI integrationUrl() {
        return URI.create(
                "http://localhost:" + server.getAddress().getPort() + "/api/notifications/rest?integration_key=" + KEY);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        JsonNode alert = read(body);
        String object = alert.path("object").asText();
        long earlier =
                posts.stream().filter(post -> post.object().equals(object)).count();
        posts.add(new Post(object, new String(body, StandardCharsets.UTF_8)));
        String[] script =
                alert.path("additional_fields").path("job_id").asText().split(" ", -1);
        answer(exchange, script[(int) Math.min(earlier, script.length - 1)]);
    }

    private void answer(HttpExchange exchange, String word) throws IOException {
        switch (word) {
            case "gate" -> answer(exchange, open ? "ok" : "503");
            case "null" -> send(exchange, 200, "{\"result\":null}");
            case "echo" -> send(exchange, 422, "{\"asked\":\"" + exchange.getRequestURI() + "\"}\u0007");
            case "422", "429", "500", "503", "301", "401" ->
                send(exchange, Integer.parseInt(word), "{\"detail\":\"no\"}");
            default -> send(exchange, 200, "{\"result\":\"Event successfully pushed to Harp\"}");
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static JsonNode read(byte[] body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
