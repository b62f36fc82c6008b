package io.harpline.operator.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.harpline.schemas.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// What a service of ours answered to a GET.
record Answer(String text) {

    private static final Duration TO_ANSWER = Duration.ofSeconds(3);

    /// Whatever its status: that of a service that is not ready tells why.
    ///
    /// @param url of the service, with or without a slash at its end
    /// @throws IOException if none came
    static Answer of(URI url, String path) throws IOException {
        URI whole = URI.create(url.toString().replaceFirst("/+$", "") + path);
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(TO_ANSWER).build()) {
            HttpRequest question =
                    HttpRequest.newBuilder(whole).timeout(TO_ANSWER).build();
            HttpResponse<String> answer = client.send(question, BodyHandlers.ofString());
            return new Answer(answer.body());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }

    /// One check of a health answer; missing where there is none of that name.
    JsonNode check(String name) throws IOException {
        return Json.MAPPER
                .readTree(text)
                .path("checks")
                .valueStream()
                .filter(check -> check.path("name").asText().equals(name))
                .findAny()
                .orElseThrow(() -> new IOException("it says nothing of '" + name + "'"));
    }
}
