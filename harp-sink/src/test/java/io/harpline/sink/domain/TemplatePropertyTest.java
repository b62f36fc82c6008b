package io.harpline.sink.domain;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertKey;
import io.harpline.schemas.alert.AlertType;
import io.harpline.schemas.settings.BadConfig;
import io.harpline.sink.AnEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Over random templates: whatever is not refused at start tells alerts apart, within what Harp keeps.
@Execution(ExecutionMode.CONCURRENT)
class TemplatePropertyTest {

    private static final int ACCEPTED = 300;
    private static final int ALERTS_EACH = 200;
    private static final List<String> TEMPLATE_PIECES = List.of(
            "{tenantId}",
            "{alertId}",
            "{tenantId}",
            "{alertId}",
            "{jobId}",
            "{alertType}",
            " ",
            " ",
            "/",
            "-",
            "~",
            "a",
            " / ",
            "(",
            ") [x] ",
            "constant text of some length");

    /// Few and short, so that many alerts look alike once they are put together wrongly.
    private static final List<String> SHORT_IDS = List.of("a", "-");

    private static final List<String> LONG_IDS =
            List.of("a", "b", "ab", "(", "[urgent]", " ", "a~0123456789abcdef", "🌱", "x".repeat(30), "y".repeat(50));

    private static final List<String> JOBS = List.of("a", "-", "/", " ", " ", "🌱", "j".repeat(40));

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void shouldTellAllAlertsApartWithWhateverTemplatesItAccepts() {
        for (int accepted = 0; accepted < ACCEPTED; ) {
            Templates templates = templates();
            Optional<HarpMapping> mapping = mapping(templates);
            if (mapping.isPresent()) {
                accepted++;
                shouldTellAllAlertsApart(templates, mapping.get());
            }
        }
    }

    private void shouldTellAllAlertsApart(Templates templates, HarpMapping mapping) {
        List<String> ids = random.nextBoolean() ? SHORT_IDS : LONG_IDS;
        Map<List<String>, AlertKey> owners = new HashMap<>();
        for (int i = 0; i < ALERTS_EACH; i++) {
            AlertEvent event = AnEvent.of(text(1, ids))
                    .tenant(text(1, ids))
                    .job(text(0, JOBS))
                    .about(random.nextBoolean() ? AlertType.HEALTH : AlertType.PRODUCTIVITY)
                    .build();

            HarpAlert alert = mapping.alert(event, new Integration("default", null, null));

            List<String> identity = List.of(alert.name(), alert.source(), alert.object());
            String what = "%s of %s by %s, seed %d".formatted(identity, event.key(), templates, seed);
            assertThat(length(alert.name())).as(what).isBetween(1, 250);
            assertThat(length(alert.source())).as(what).isBetween(1, 100);
            assertThat(length(alert.object())).as(what).isBetween(1, 90);
            assertThat(alert.name().toLowerCase(Locale.ROOT)).as(what).doesNotContain("[urgent]", "[test]");
            assertThat(owners.put(identity, event.key())).as(what).isIn(null, event.key());
        }
    }

    @Test
    void shouldNeverCutAnIdOfGardins() {
        for (int accepted = 0; accepted < ACCEPTED; ) {
            Templates templates = templates();
            Optional<HarpMapping> mapping = mapping(templates);
            if (mapping.isPresent()) {
                accepted++;
                AlertEvent event = AnEvent.of("01ARZ3NDEKTSV4RRFFQ69G5FAV")
                        .tenant("01BX5ZZKBKACTAV9WEVGEMMVRY")
                        .job("j".repeat(random.nextInt(129)))
                        .build();

                HarpAlert alert = mapping.get().alert(event, new Integration("default", null, null));

                assertThat(List.of(alert.name(), alert.source(), alert.object()))
                        .as("by %s, seed %d", templates, seed)
                        .anyMatch(text -> text.contains(event.tenantId()))
                        .anyMatch(text -> text.contains(event.alertId()));
            }
        }
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static Optional<HarpMapping> mapping(Templates templates) {
        try {
            return Optional.of(new HarpMapping(templates));
        } catch (BadConfig refused) {
            return Optional.empty();
        }
    }

    private Templates templates() {
        return new Templates(template(), template(), template(), Templates.OUTPUT, Map.of(), Map.of());
    }

    /// Often a constant, so that all depends on the others.
    private String template() {
        return random.nextBoolean() ? "Gardin" : text(1, TEMPLATE_PIECES);
    }

    private String text(int least, List<String> pieces) {
        return IntStream.range(0, random.nextInt(least, 6))
                .mapToObj(i -> pieces.get(random.nextInt(pieces.size())))
                .collect(joining());
    }
}
