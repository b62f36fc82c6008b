package io.harpline.transform.edge;

import static java.net.http.HttpResponse.BodyHandlers.ofLines;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.Map;

/// What a metrics address shows.
final class Metrics {

    private Metrics() {}

    /// How many series there are of each metric.
    static Map<String, Integer> of(URI address) throws IOException, InterruptedException {
        Map<String, Integer> series = new HashMap<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(HttpRequest.newBuilder(address).build(), ofLines())
                    .body()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> series.merge(line.replaceAll("[{ ].*", ""), 1, Integer::sum));
        }
        return series;
    }
}
