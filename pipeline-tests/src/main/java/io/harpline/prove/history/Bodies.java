package io.harpline.prove.history;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.json.Rfc3339;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// Notifications as bytes, in all the ways that JSON and RFC 3339 allow.
final class Bodies {

    private static final DateTimeFormatter NANOSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS", Locale.ROOT);
    private static final List<Integer> FRACTIONS = List.of(1, 3, 6, 9);
    private static final List<String> OFFSETS = List.of("+02:00", "-07:00", "+05:30", "Z");

    private final Chance chance;
    private final Instant start;

    Bodies(Chance chance, Instant start) {
        this.chance = chance;
        this.start = start;
    }

    /// A notification of this telling; fields in alphabetical order, as Gardin writes them.
    ObjectNode of(Life life, Telling told) {
        Instant happened = start.plus(told.happenedAt());
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("alertId", life.alertId())
                .put("alertSeverity", told.severity().name())
                .put("alertType", life.type().name());
        if (told.closeReason() != null) {
            body.put("closeReason", told.closeReason().name());
        }
        body.put("event", told.event().name()).put("jobId", life.jobId()).put("notificationId", chance.ulid(happened));
        if (told.previousSeverity() != null) {
            body.put("previousSeverity", told.previousSeverity().name());
        }
        body.put("tenantId", life.tenantId()).put("timestamp", timestamp(happened));
        if (chance.is(0.05)) {
            body.putObject("farm").put("row", chance.below(60)).put("name", "Gewächshaus " + chance.below(9));
        }
        return body;
    }

    /// Compact mostly, now and then with spaces and line breaks.
    byte[] bytes(ObjectNode body) {
        return chance.is(0.03)
                ? body.toPrettyString().getBytes(StandardCharsets.UTF_8)
                : body.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// The other way.
    static ObjectNode read(byte[] body) {
        try {
            return (ObjectNode) Json.MAPPER.readTree(body);
        } catch (IOException notOurs) {
            throw new UncheckedIOException(notOurs);
        }
    }

    /// RFC 3339; mostly as Gardin's documentation shows it.
    String timestamp(Instant time) {
        if (chance.is(0.8)) {
            return Rfc3339.format(time);
        }
        String offset = chance.oneOf(OFFSETS);
        String text = NANOSECONDS.format(time.atOffset(ZoneOffset.of(offset)));
        int seconds = text.indexOf('.');
        return chance.is(0.2)
                ? text.substring(0, seconds) + offset
                : text.substring(0, seconds + 1 + chance.oneOf(FRACTIONS)) + offset;
    }
}
