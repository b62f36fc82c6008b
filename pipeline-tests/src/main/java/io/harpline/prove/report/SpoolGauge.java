package io.harpline.prove.report;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How many records wait in an ingest's spool, as its metrics say.
final class SpoolGauge implements AutoCloseable {

    static final long UNKNOWN = -1;

    private static final Pattern RECORDS =
            Pattern.compile("(?m)^harpline_ingest_spool_records(?:\\{.*})? ([0-9.eE+]+)$");
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /// @param ingest where it answers over HTTP
    long records(URI ingest) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(ingest.resolve("/q/metrics"))
                .timeout(PATIENCE)
                .build();
        try {
            Matcher records =
                    RECORDS.matcher(http.send(request, BodyHandlers.ofString()).body());
            return records.find() ? (long) Double.parseDouble(records.group(1)) : UNKNOWN;
        } catch (IOException away) {
            return UNKNOWN;
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
