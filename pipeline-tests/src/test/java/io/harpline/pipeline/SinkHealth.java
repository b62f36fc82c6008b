package io.harpline.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import io.harpline.schemas.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/// What a harp-sink's readiness says.
///
/// @param status of the answer
/// @param out the integrations that are out, comma-separated
record SinkHealth(int status, boolean degraded, String out) {

    /// As it is now.
    ///
    /// @param port of that sink
    static SinkHealth at(int port) throws IOException, InterruptedException {
        URI ready = URI.create("http://localhost:" + port + "/q/health/ready");
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer =
                    http.send(HttpRequest.newBuilder(ready).build(), BodyHandlers.ofByteArray());
            for (JsonNode check : Json.MAPPER.readTree(answer.body()).path("checks")) {
                if (check.path("name").asText().equals("alerts")) {
                    JsonNode data = check.path("data");
                    return new SinkHealth(
                            answer.statusCode(),
                            data.path("degraded").asBoolean(),
                            data.path("out").asText());
                }
            }
            throw new IllegalStateException("no check named alerts");
        }
    }
}
