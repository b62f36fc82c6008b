package io.harpline.prove.report;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How many records wait in an ingest's spool, as its metrics say: those for Kafka, and those that it refuses.
final class SpoolGauge implements AutoCloseable {

    static final long UNKNOWN = -1;

    private static final Pattern RECORDS = gauge("records");
    private static final Pattern ASIDE = gauge("aside");
    private static final Pattern BROKEN = gauge("broken");
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private static Pattern gauge(String what) {
        return Pattern.compile("(?m)^harpline_ingest_spool_" + what + "(?:\\{.*})? ([0-9.eE+]+)$");
    }

    /// [#UNKNOWN] also of one that is broken: what it holds, it does not send.
    ///
    /// @param ingest where it answers over HTTP
    long records(URI ingest) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(ingest.resolve("/q/metrics"))
                .timeout(PATIENCE)
                .build();
        try {
            String page = http.send(request, BodyHandlers.ofString()).body();
            long records = value(RECORDS, page);
            long aside = value(ASIDE, page);
            return records < 0 || aside < 0 || value(BROKEN, page) != 0 ? UNKNOWN : records + aside;
        } catch (IOException away) {
            return UNKNOWN;
        }
    }

    private static long value(Pattern gauge, String page) {
        Matcher found = gauge.matcher(page);
        return found.find() ? (long) Double.parseDouble(found.group(1)) : UNKNOWN;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
