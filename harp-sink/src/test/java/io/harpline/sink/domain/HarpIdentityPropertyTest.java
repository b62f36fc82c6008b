package io.harpline.sink.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertKey;
import io.harpline.sink.AnEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Over random ids of the kinds that come close to one another.
@Execution(ExecutionMode.CONCURRENT)
class HarpIdentityPropertyTest {

    private static final int ALERTS = 20_000;
    private static final Set<String> HARPS_OWN = Set.of(
            "script", "plugin_name", "source", "name", "severity", "monitoring_system", "alert_name", "alert_body");
    private static final List<String> PIECES = List.of(
            "a", "b", " ", "~", "_", "?", "~0123456789abcdef", "é", "🌱", "\u00a0", "x".repeat(40), "y".repeat(43));

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void shouldGiveDifferentAlertsDifferentIdentitiesWithinHarpsLimits() {
        Map<List<String>, AlertKey> identities = new HashMap<>();
        for (int i = 0; i < ALERTS; i++) {
            AlertEvent event = AnEvent.of(id(1)).tenant(id(1)).job(id(0)).build();

            HarpAlert alert = HarpMapping.of(event);

            String object = alert.object();
            assertThat(object.length()).as("object, seed %d", seed).isBetween(1, HarpMapping.LONGEST_OBJECT);
            assertThat(alert.source().length()).as("source, seed %d", seed).isLessThanOrEqualTo(100);
            assertThat(alert.fields().keySet()).as("fields, seed %d", seed).doesNotContainAnyElementsOf(HARPS_OWN);
            AlertKey other = identities.put(List.of(alert.name(), alert.source(), object), event.key());
            assertThat(other).as("the owner of %s, seed %d", object, seed).isIn(null, event.key());
        }
    }

    @Test
    void shouldMakeTheSameBytesOfTheSameEvent() {
        for (int i = 0; i < 1_000; i++) {
            AlertEvent event = AnEvent.of(id(1)).tenant(id(1)).job(id(0)).build();

            assertThat(HarpMapping.of(event).json())
                    .as("seed %d", seed)
                    .isEqualTo(HarpMapping.of(event).json());
        }
    }

    private String id(int least) {
        StringBuilder id = new StringBuilder();
        int pieces = random.nextInt(least, 6);
        for (int i = 0; i < pieces; i++) {
            id.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return id.substring(0, Math.min(id.length(), 128));
    }
}
