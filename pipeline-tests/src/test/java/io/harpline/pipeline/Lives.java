package io.harpline.pipeline;

import com.github.f4b6a3.ulid.Ulid;
import io.harpline.schemas.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Seeded lives of alerts as Gardin would tell them, then told badly: out of order and more than once.
final class Lives {

    private static final List<String> SEVERITIES = List.of("LOW", "MEDIUM", "HIGH");
    private static final List<String> REASONS = List.of("RECOVERY_DETECTED", "EXPIRED", "REPLACED");

    private final Random random;

    /// Within the horizon, beyond which nothing opens an alert.
    private final Instant start = Instant.now().minus(Duration.ofDays(12));

    Lives(long seed) {
        random = new Random(seed);
    }

    /// The notifications of that many alerts; a few RAISEDs are lost, a third of the rest comes twice, all are
    /// shuffled.
    List<byte[]> told(int alerts) {
        List<byte[]> told = new ArrayList<>();
        for (int i = 0; i < alerts; i++) {
            for (byte[] notification : life()) {
                told.add(notification);
                if (random.nextInt(3) == 0) {
                    told.add(notification);
                }
            }
        }
        Collections.shuffle(told, random);
        return told;
    }

    /// The notifications of that many alerts, each one's in their order, those of different ones mixed; a few RAISEDs
    /// are lost.
    List<byte[]> toldInOrder(int alerts) {
        List<Iterator<byte[]>> turns = new ArrayList<>();
        for (int i = 0; i < alerts; i++) {
            List<byte[]> life = life();
            turns.addAll(Collections.nCopies(life.size(), life.iterator()));
        }
        Collections.shuffle(turns, random);
        List<byte[]> told = new ArrayList<>();
        turns.forEach(turn -> told.add(turn.next()));
        return told;
    }

    private List<byte[]> life() {
        Map<String, Object> alert = new LinkedHashMap<>();
        alert.put("tenantId", "01HTENANT" + random.nextInt(3));
        alert.put("alertId", ulid());
        alert.put("jobId", "2207-TEST-" + random.nextInt(10) + "_GOOD");
        alert.put("alertType", random.nextBoolean() ? "HEALTH" : "PRODUCTIVITY");
        List<byte[]> notifications = new ArrayList<>();
        int severity = random.nextInt(2);
        if (random.nextInt(10) > 0) {
            notifications.add(notification(alert, "RAISED", severity, Map.of()));
        }
        while (severity < 2 && random.nextBoolean()) {
            severity++;
            notifications.add(notification(
                    alert, "SEVERITY_INCREASED", severity, Map.of("previousSeverity", SEVERITIES.get(severity - 1))));
        }
        if (notifications.isEmpty() || random.nextInt(3) > 0) {
            notifications.add(notification(
                    alert, "CLOSED", severity, Map.of("closeReason", REASONS.get(random.nextInt(REASONS.size())))));
        }
        return notifications;
    }

    private byte[] notification(Map<String, Object> alert, String event, int severity, Map<String, Object> more) {
        Map<String, Object> body = new LinkedHashMap<>(alert);
        body.put("notificationId", ulid());
        body.put("event", event);
        body.put("alertSeverity", SEVERITIES.get(severity));
        body.put("timestamp", start.plusSeconds(random.nextInt(1_000_000)).toString());
        body.putAll(more);
        return Json.bytes(body);
    }

    private String ulid() {
        return new Ulid(random.nextLong(), random.nextLong()).toString();
    }
}
