package io.harpline.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Looks at the alerts of the simulated Harp.
///
/// @param page the simulator's page; its alerts are at `alerts` beneath
/// @param patience how long it may take to show the truth
record HarpWatch(URI page, Duration patience) {

    private static final Duration TO_ANSWER = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    /// What it shows as soon as that is the truth, or when there is no more hope of it.
    HarpTable awaitTruth(Scenario scenario) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(TO_ANSWER).build()) {
            HttpRequest alerts = HttpRequest.newBuilder(page.resolve("alerts"))
                    .timeout(TO_ANSWER)
                    .build();
            while (true) {
                byte[] answer = http.send(alerts, BodyHandlers.ofByteArray()).body();
                HarpTable table = new HarpTable(scenario.truths(), Shown.of(answer, scenario.tenantId()));
                if (table.isTrue() || System.nanoTime() > deadline) {
                    return table;
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
        }
    }
}
