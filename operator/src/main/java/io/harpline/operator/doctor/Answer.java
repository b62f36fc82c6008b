package io.harpline.operator.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.harpline.schemas.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What a service of ours answered to a GET.
record Answer(String text) {

    /// Much more than all metrics of a service have.
    private static final long MOST_BYTES = 4 << 20;
    private static final Duration TO_ANSWER = Duration.ofSeconds(3);

    /// Whatever its status: that of a service that is not ready tells why.
    ///
    /// @param url of the service, with or without a slash at its end
    /// @throws IOException if none came
    static Answer of(URI url, String path) throws IOException {
        URI whole = URI.create(url.toString().replaceFirst("/+$", "") + path);
        HttpClient client = HttpClient.newHttpClient();
        try {
            return new Answer(client.sendAsync(
                            HttpRequest.newBuilder(whole).build(),
                            BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES))
                    .get(TO_ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                    .body());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        } catch (TimeoutException tooSlow) {
            throw new IOException("no whole answer within " + TO_ANSWER.toSeconds() + " s", tooSlow);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException why ? why : new IOException(failed);
        } finally {
            client.shutdownNow();
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
