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
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// A Harp that answers everything with one status, keeps what was posted, and sees when two posts of one alert meet.
final class WatchfulHarp implements AutoCloseable {

    /// One that was answered.
    ///
    /// @param sender as in the integration URL
    record Post(String sender, String alertId, String severity, String output, int status) {

        boolean isTaken() {
            return status == 200;
        }
    }

    private final HttpServer server;
    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private final Set<String> beingPosted = ConcurrentHashMap.newKeySet();
    private final List<String> met = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile Duration delay = Duration.ZERO;

    WatchfulHarp() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /// For a sink of that name.
    URI integrationUrl(String sender) {
        return URI.create("http://localhost:" + server.getAddress().getPort()
                + "/api/notifications/rest?integration_key=0b5e5a0f-c0de-4bad-8bad-5ec2e7c0ffee&sender=" + sender);
    }

    /// From now on it answers with this status, so long after a post has come.
    void answers(int status, Duration delay) {
        this.status = status;
        this.delay = delay;
    }

    /// All of them, in the order of their answers.
    List<Post> posts() {
        return List.copyOf(posts);
    }

    /// Those of an alert that were answered with 200, in order.
    List<Post> taken(String alertId) {
        return posts.stream()
                .filter(post -> post.isTaken() && post.alertId().equals(alertId))
                .toList();
    }

    /// The alerts of which a post came while another one had no answer yet.
    List<String> met() {
        return List.copyOf(met);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode alert = Json.MAPPER.readTree(exchange.getRequestBody().readAllBytes());
            String object = alert.path("object").asText();
            String alertId = object.substring(object.lastIndexOf(' ') + 1);
            if (!beingPosted.add(alertId)) {
                met.add(alertId);
            }
            Thread.sleep(delay);
            int now = status;
            String sender = exchange.getRequestURI().getQuery().replaceFirst(".*&sender=", "");
            posts.add(new Post(
                    sender,
                    alertId,
                    alert.path("alert_severity").asText(),
                    alert.path("notification_output").asText(),
                    now));
            beingPosted.remove(alertId);
            byte[] body = (now == 200 ? "{\"result\":\"ok\"}" : "{\"detail\":\"no\"}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(now, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
