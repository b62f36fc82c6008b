package io.harpline.transform.edge;

import static java.net.http.HttpResponse.BodyHandlers.discarding;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;

/// What a health address answers: 200 for UP, 503 for DOWN.
final class Health {

    private Health() {}

    static int of(URI address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), discarding())
                    .statusCode();
        }
    }
}
