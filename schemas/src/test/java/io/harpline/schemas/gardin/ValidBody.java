package io.harpline.schemas.gardin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.gardin.Reading.Read;
import io.harpline.schemas.gardin.Reading.Unreadable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A body that can be applied, one field of which can be changed or removed before it is written.
final class ValidBody {

    /// Field by field, each value as JSON.
    private final Map<String, String> fields = new LinkedHashMap<>(Map.of(
            "alertId", "\"A1\"",
            "alertSeverity", "\"HIGH\"",
            "alertType", "\"HEALTH\"",
            "event", "\"RAISED\"",
            "jobId", "\"2207-TEST-20230803_GOOD\"",
            "notificationId", "\"N1\"",
            "tenantId", "\"T1\"",
            "timestamp", "\"2025-05-21T10:46:01.573Z\""));

    /// @param json the field's new value
    void put(String name, String json) {
        fields.put(name, json);
    }

    void remove(String name) {
        fields.remove(name);
    }

    String get(String name) {
        return Objects.requireNonNull(fields.get(name));
    }

    byte[] json() {
        return fields.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\": " + field.getValue())
                .collect(Collectors.joining(", ", "{", "}"))
                .getBytes(UTF_8);
    }

    static Notification read(byte[] json) {
        return switch (NotificationReader.notification(json)) {
            case Read<Notification>(var notification) -> notification;
            case Unreadable<Notification> unreadable -> throw new AssertionError(unreadable);
        };
    }

    static Unreadable<Notification> unreadable(byte[] json) {
        return switch (NotificationReader.notification(json)) {
            case Read<Notification> read -> throw new AssertionError(read);
            case Unreadable<Notification> unreadable -> unreadable;
        };
    }

    static void assertUnreadable(byte[] json, @Nullable String field, String why) {
        assertThat(NotificationReader.ids(json)).isInstanceOfSatisfying(Unreadable.class, unreadable -> {
            assertThat(unreadable.reason()).isEqualTo(QuarantineReason.UNREADABLE);
            assertThat(unreadable.field()).isEqualTo(field);
            assertThat(unreadable.why()).contains(why);
        });
        assertThat(unreadable(json).field()).isEqualTo(field);
    }
}
