package io.harpline.local.gardin;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;

/// Posts notifications the way Gardin does: once each, whatever is answered.
public final class WebhookClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI url;

    public WebhookClient(URI url) {
        this.url = url;
    }

    /// The answer.
    ///
    /// @throws IOException if there is none
    public HttpResponse<String> post(SignedNotification notification) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Gardin-Webhook/" + UUID.randomUUID())
                .header(SignedNotification.SIGNATURE_HEADER, notification.signature())
                .POST(BodyPublishers.ofByteArray(notification.body()))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
