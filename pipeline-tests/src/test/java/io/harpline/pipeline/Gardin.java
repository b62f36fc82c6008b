package io.harpline.pipeline;

import io.harpline.local.gardin.SignedNotification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// A sender that sends once, whatever comes of it.
final class Gardin {

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final URI webhook;
    private final byte[] secret;

    Gardin(URI webhook, byte[] secret) {
        this.webhook = webhook;
        this.secret = secret;
    }

    /// The status of the answer; 0 where none came.
    int send(byte[] body) throws InterruptedException {
        return send(body, secret);
    }

    int send(byte[] body, byte[] signedWith) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(webhook)
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .header(SignedNotification.SIGNATURE_HEADER, SignedNotification.sign(body, signedWith))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<Void> response = http.send(request, BodyHandlers.discarding());
            return response.statusCode();
        } catch (IOException noAnswer) {
            return 0;
        }
    }
}
