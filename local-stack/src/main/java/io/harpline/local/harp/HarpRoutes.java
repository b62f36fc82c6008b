package io.harpline.local.harp;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which request goes where.
final class HarpRoutes implements HttpHandler {

    static final String INTEGRATION = "/api/notifications/rest";
    static final String ALERTS = "/alerts";
    static final String BAD_DAY = "/bad-day";

    /// What the proxy in front of Harp takes.
    private static final int LARGEST_BODY = 50 * 1024 * 1024;

    private static final int LARGEST_BAD_DAY = 64 * 1024;

    private final IntegrationKey key;
    private final HarpCollector collector;
    private final HarpDaemon daemon;
    private final Today today;
    private final boolean atTheDoor;

    /// @param atTheDoor whether this is the port that alerts are posted to, and not the one beside it
    HarpRoutes(IntegrationKey key, HarpCollector collector, HarpDaemon daemon, Today today, boolean atTheDoor) {
        this.key = key;
        this.collector = collector;
        this.daemon = daemon;
        this.today = today;
        this.atTheDoor = atTheDoor;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        // Closed without an answer, the connection breaks.
        try (exchange) {
            Optional<Answer> answer = answer(exchange);
            if (answer.isPresent()) {
                send(exchange, answer.get());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Answer> answer(HttpExchange exchange) throws IOException, InterruptedException {
        String path = exchange.getRequestURI().getPath();
        List<String> methods = methods(path);
        if (methods.isEmpty()) {
            return Optional.of(Answer.detail(404, "Not Found"));
        }
        String method = exchange.getRequestMethod();
        if (!methods.contains(method)) {
            return Optional.of(Answer.detail(405, "Method Not Allowed").with("Allow", String.join(", ", methods)));
        }
        return switch (path) {
            case INTEGRATION -> post(exchange);
            case ALERTS -> Optional.of(Answer.json(daemon.alerts()));
            case BAD_DAY -> Optional.of(method.equals("PUT") ? change(exchange) : Answer.json(200, today.day()));
            default -> Optional.of(Answer.html(HarpPage.of(today.day(), daemon.alerts())));
        };
    }

    private List<String> methods(String path) {
        return switch (path) {
            case INTEGRATION -> atTheDoor ? List.of("POST") : List.of();
            case ALERTS, "/" -> List.of("GET");
            case BAD_DAY -> List.of("GET", "PUT");
            default -> List.of();
        };
    }

    private Answer change(HttpExchange exchange) throws IOException {
        BadDay day;
        try {
            day = BadDayReader.read(exchange.getRequestBody().readNBytes(LARGEST_BAD_DAY));
        } catch (IllegalArgumentException wrong) {
            return Answer.detail(400, String.valueOf(wrong.getMessage()));
        }
        if (atTheDoor && day.mood() == Mood.REFUSE) {
            return Answer.detail(409, "this port is the one to be shut: ask at the port that the file control names");
        }
        try {
            today.becomes(day);
        } catch (IOException taken) {
            return Answer.detail(503, "the port cannot be opened again: " + taken.getMessage());
        }
        return Answer.json(200, day);
    }

    private Optional<Answer> post(HttpExchange exchange) throws IOException, InterruptedException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            return Optional.of(Answer.detail(413, "Request Entity Too Large"));
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
        Headers headers = exchange.getResponseHeaders();
        answer.headers().forEach(headers::set);
        headers.set("Content-Type", answer.contentType());
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'");
        exchange.sendResponseHeaders(answer.status(), answer.content().length());
        answer.content().writing().to(exchange.getResponseBody());
    }
}
