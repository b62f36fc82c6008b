package io.harpline.sink.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.alert.AlertType;
import io.harpline.schemas.alert.CloseReason;
import io.harpline.schemas.alert.Gap;
import io.harpline.schemas.alert.Severity;
import io.harpline.sink.AnEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What is posted without any configuration, byte for byte: with another name, source or object an open alert in Harp
/// could not be closed any more.
@Execution(ExecutionMode.CONCURRENT)
class GoldenBodiesTest {

    private static final String ULID = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

    @Test
    void shouldPostWhatWasAlwaysPostedWhereNothingIsConfigured() throws IOException {
        List<String> bodies = events().stream()
                .map(event -> new String(HarpMapping.of(event.build()).json(), UTF_8))
                .toList();

        assertThat(bodies).containsExactlyElementsOf(golden());
    }

    private static List<String> golden() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(GoldenBodiesTest.class.getResourceAsStream("/golden/bodies.jsonl"))) {
            return new String(file.readAllBytes(), UTF_8).lines().toList();
        }
    }

    private static List<AnEvent> events() {
        AnEvent plain = AnEvent.of(ULID);
        List<AnEvent> events = new ArrayList<>(List.of(
                plain,
                plain.about(AlertType.PRODUCTIVITY),
                plain.severity(Severity.MEDIUM),
                plain.increased(Severity.LOW, Severity.HIGH),
                plain.increased(null, Severity.HIGH),
                plain.gaps(Gap.RAISED_MISSING, Gap.SEVERITY_MISSED),
                plain.closed(null),
                plain.closed(CloseReason.RECOVERY_DETECTED),
                plain.closed(CloseReason.EXPIRED),
                plain.closed(CloseReason.REPLACED)));
        for (String tenant : List.of("a tenant", "tenant🌱", "t".repeat(93), "t".repeat(94), "[urgent]")) {
            events.add(plain.tenant(tenant));
        }
        for (String job :
                List.of("", "  ", " led by a space", "job🌱\n", "a/b [test]", "j".repeat(62), "j".repeat(64))) {
            events.add(plain.job(job));
        }
        for (String alert : List.of("an alert", "al~ert", "alert🌱", "[urgent]", "\u00a0", "~0123456789abcdef")) {
            events.add(AnEvent.of(alert));
        }
        for (int length : List.of(86, 88, 89, 90, 91, 128)) {
            events.add(AnEvent.of("a".repeat(length)));
            events.add(AnEvent.of("a".repeat(length)).job("   led by three spaces"));
        }
        return events;
    }
}
