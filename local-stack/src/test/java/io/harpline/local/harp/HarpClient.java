package io.harpline.local.harp;

import com.fasterxml.jackson.databind.JsonNode;
import io.harpline.schemas.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Talks to a Harp simulator over HTTP.
final class HarpClient implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();

    HttpResponse<String> post(URI url, JsonNode body) {
        return post(url, body, Duration.ofSeconds(10));
    }

    HttpResponse<String> post(URI url, JsonNode body, Duration patience) {
        return send(request(url)
                .timeout(patience)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.bytes(body))));
    }

    HttpResponse<String> get(URI url) {
        return send(request(url).GET());
    }

    HttpResponse<String> put(URI url, String body) {
        return send(request(url).PUT(BodyPublishers.ofString(body)));
    }

    JsonNode alerts(HarpSimulator harp) {
        return json(get(harp.alertsUrl()));
    }

    static HttpRequest.Builder request(URI url) {
        return HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(10));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException noAnswer) {
            throw new UncheckedIOException(noAnswer);
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        return Json.read(answer.body().getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }

    @Override
    public void close() {
        http.close();
    }
}
