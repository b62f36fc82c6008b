package io.harpline.prove.stack;

import io.harpline.local.harp.BadDay;
import io.harpline.local.harp.HarpSimulator;
import io.harpline.schemas.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/// The port of the Harp simulator that is there on bad days too.
final class HarpControl {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private HarpControl() {}

    /// Has the Harp of that directory fare so.
    ///
    /// @throws IllegalStateException if it does not take it
    static void becomes(Path directory, BadDay day) {
        URI control = HarpSimulator.controlUrl(directory)
                .orElseThrow(() -> new IllegalStateException("Harp has not run yet"));
        HttpRequest request = HttpRequest.newBuilder(control.resolve("bad-day"))
                .timeout(PATIENCE)
                .PUT(BodyPublishers.ofByteArray(Json.bytes(day)))
                .build();
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("Harp answers " + answer.statusCode() + ": " + answer.body());
            }
        } catch (IOException noAnswer) {
            throw new IllegalStateException("Harp does not answer: " + noAnswer, noAnswer);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while Harp was asked", stopped);
        }
    }
}
