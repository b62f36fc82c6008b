package io.harpline.transform.edge;

import static java.net.http.HttpResponse.BodyHandlers.ofLines;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.Map;

/// What a metrics address shows.
final class Metrics {

    private Metrics() {}

    /// Each series and its value.
    static Map<String, Double> of(URI address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), ofLines())
                    .body()
                    .filter(line -> !line.startsWith("#"))
                    .collect(toMap(line -> line.substring(0, line.lastIndexOf(' ')), Metrics::value));
        }
    }

    /// How many series there are of each of Kafka's metrics.
    static Map<String, Long> ofKafka(URI address) throws IOException, InterruptedException {
        return of(address).keySet().stream()
                .filter(series -> series.startsWith("kafka_"))
                .collect(groupingBy(series -> series.replaceAll("\\{.*", ""), counting()));
    }

    private static double value(String line) {
        return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
    }
}
