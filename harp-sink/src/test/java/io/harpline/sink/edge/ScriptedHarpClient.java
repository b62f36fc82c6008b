package io.harpline.sink.edge;

import com.fasterxml.jackson.core.type.TypeReference;
import io.harpline.schemas.json.Json;
import io.harpline.sink.edge.ScriptedHarp.Post;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/// Asks a [ScriptedHarp] what it has seen.
final class ScriptedHarpClient implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI harp;

    ScriptedHarpClient(URI harp) {
        this.harp = harp;
    }

    /// What was posted of an alert, in order.
    List<Post> posts(String alertId) {
        try {
            List<Post> posts = Json.MAPPER.readValue(get(harp.resolve("/posts")).body(), new TypeReference<>() {});
            return posts.stream()
                    .filter(post -> post.object().endsWith(" " + alertId))
                    .toList();
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    /// Lets through what waits at the gate.
    void open() {
        get(harp.resolve("/open"));
    }

    /// Lets nothing through any more that comes to the gate.
    void shut() {
        get(harp.resolve("/shut"));
    }

    int status(URI uri) {
        return get(uri).statusCode();
    }

    String body(URI uri) {
        return get(uri).body();
    }

    private HttpResponse<String> get(URI uri) {
        try {
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
