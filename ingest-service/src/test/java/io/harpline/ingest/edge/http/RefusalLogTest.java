package io.harpline.ingest.edge.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.ingest.LogCopy;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefusalLogTest {

    private static final Problem FORGED =
            Problem.of(401, "Unauthorized", "no signature").naming("Gardin-Signature", null);
    private static final Problem UNKNOWN = Problem.of(404, "Not Found", "no such source");

    private Instant now = Instant.parse("2026-11-22T08:00:00Z");

    @Test
    void shouldSayOfAFloodALineEveryTenSecondsForEachKind() {
        RefusalLog refusals = new RefusalLog(() -> now);
        try (LogCopy log = LogCopy.of(RefusalLog.class)) {
            for (int i = 0; i < 10_000; i++) {
                refusals.refused(FORGED);
            }
            refusals.refused(UNKNOWN);
            now = now.plusSeconds(10);
            refusals.refused(FORGED);

            assertThat(log.lines())
                    .containsExactly(
                            "refused: status=401 field=Gardin-Signature times=1 why=no signature",
                            "refused: status=404 field=null times=1 why=no such source",
                            "refused: status=401 field=Gardin-Signature times=10000 why=no signature");
        }
    }
}
