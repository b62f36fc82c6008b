package io.harpline.local.harp;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which request goes where.
final class HarpRoutes implements HttpHandler {

    static final String INTEGRATION = "/api/notifications/rest";
    static final String ALERTS = "/alerts";

    /// What the proxy in front of Harp takes.
    private static final int LARGEST_BODY = 50 * 1024 * 1024;

    private final IntegrationKey key;
    private final HarpCollector collector;
    private final HarpDaemon daemon;

    HarpRoutes(IntegrationKey key, HarpCollector collector, HarpDaemon daemon) {
        this.key = key;
        this.collector = collector;
        this.daemon = daemon;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException, InterruptedException {
        String path = exchange.getRequestURI().getPath();
        String method = path.equals(INTEGRATION) ? "POST" : "GET";
        if (!path.equals(INTEGRATION) && !path.equals(ALERTS) && !path.equals("/")) {
            return Answer.detail(404, "Not Found");
        }
        if (!exchange.getRequestMethod().equals(method)) {
            exchange.getResponseHeaders().set("Allow", method);
            return Answer.detail(405, "Method Not Allowed");
        }
        return switch (path) {
            case INTEGRATION -> post(exchange);
            case ALERTS -> Answer.json(200, daemon.alerts());
            default -> Answer.html(HarpPage.of(daemon.alerts()));
        };
    }

    private Answer post(HttpExchange exchange) throws IOException, InterruptedException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            return Answer.detail(413, "Request Entity Too Large");
        }
        boolean json = isJson(exchange.getRequestHeaders().getFirst("Content-Type"));
        boolean keyKnown = key.isIn(exchange.getRequestURI().getRawQuery());
        return collector.post(json ? body : new byte[0], keyKnown);
    }

    /// A body of another type is no object to Harp; one without a type is taken for JSON.
    private static boolean isJson(@Nullable String contentType) {
        return contentType == null || contentType.toLowerCase(Locale.ROOT).startsWith("application/json");
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", answer.contentType());
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }
}
