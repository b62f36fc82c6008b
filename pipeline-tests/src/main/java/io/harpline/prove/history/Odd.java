package io.harpline.prove.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harpline.schemas.alert.Severity;
import java.time.Instant;
import java.util.List;

/// Bodies that Gardin may send although nobody expects them. Each is made from a usual one, and is like no other.
final class Odd {

    private static final int MOST_BYTES = 64 * 1024;

    private final Chance chance;

    Odd(Chance chance) {
        this.chance = chance;
    }

    /// The same notificationId with other bytes.
    byte[] conflicting(ObjectNode body, long number) {
        if (chance.is(0.5)) {
            body.put("alertSeverity", chance.oneOf(List.of(Severity.values())).name());
        }
        return bytes(body.put("revision", number));
    }

    /// The ids can be read, the rest cannot: another kind of notification, or another value than is known.
    ObjectNode unknownShape(ObjectNode body, Instant time, long number) {
        body.put("notificationId", chance.ulid(time));
        switch (chance.below(5)) {
            case 0 -> body.put("alertSeverity", "CATASTROPHIC");
            case 1 -> body.put("event", "REOPENED");
            case 2 -> body.put("timestamp", "yesterday, about " + number);
            default ->
                body.put("alertId", chance.ulid(time))
                        .put("alertCategory", "PLANT_CRITICAL")
                        .put("event", "RAISED")
                        .put("plantId", "P-" + number)
                        .remove("alertSeverity");
        }
        return body;
    }

    /// The ids cannot be read.
    byte[] malformed(ObjectNode body, long number) {
        body.put("revision", number);
        return switch (chance.below(8)) {
            case 0 -> bytes(body.without(List.of("tenantId")));
            case 1 -> bytes(body.without(List.of("notificationId")));
            case 2 -> bytes(body.put("alertId", ""));
            case 3 -> bytes(body.put("alertId", "A".repeat(129)));
            case 4 -> bytes(body.put("tenantId", "a/b"));
            case 5 -> bytes(body.put("alertId", number));
            case 6 -> ("[" + body + "]").getBytes(UTF_8);
            default -> ("alert " + number + " of " + body.get("jobId")).getBytes(UTF_8);
        };
    }

    byte[] oversized(ObjectNode body) {
        return bytes(body.put("picture", "x".repeat(MOST_BYTES + chance.below(4_000))));
    }

    private static byte[] bytes(ObjectNode body) {
        return body.toString().getBytes(UTF_8);
    }
}
