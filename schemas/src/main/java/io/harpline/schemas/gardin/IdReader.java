package io.harpline.schemas.gardin;

import io.harpline.schemas.gardin.TopLevelFields.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is demanded of the three ids.
final class IdReader {

    private static final int LONGEST = 128;

    private IdReader() {}

    static Reading<NotificationIds> ids(TopLevelFields fields) {
        for (String name : List.of("tenantId", "alertId", "notificationId")) {
            String fault = faultOfId(name, fields.field(name));
            if (fault != null) {
                return new Reading.Unreadable<>(QuarantineReason.UNREADABLE, name, fault);
            }
        }
        return new Reading.Read<>(
                new NotificationIds(text(fields, "tenantId"), text(fields, "alertId"), text(fields, "notificationId")));
    }

    private static String text(TopLevelFields fields, String name) {
        String text = fields.text(name);
        if (text == null) {
            throw new IllegalStateException(name + " was checked before");
        }
        return text;
    }

    private static @Nullable String faultOfId(String name, Field field) {
        return switch (field) {
            case Field.Missing() -> name + " is missing; it must be a text of 1 to 128 characters";
            case Field.NotText() -> name + " must be a text of 1 to 128 characters";
            case Field.Twice() -> name + " stands more than once; it must stand once";
            case Field.Text(String id) -> faultOfId(name, id);
        };
    }

    private static @Nullable String faultOfId(String name, String id) {
        if (id.isEmpty()) {
            return name + " is empty; it must have 1 to 128 characters";
        }
        if (id.codePointCount(0, id.length()) > LONGEST) {
            return name + " is longer than 128 characters";
        }
        // A lone surrogate has no UTF-8, so two ids could become one key.
        return isFit(id) ? null : name + " must be without '/', control characters and lone surrogates";
    }

    private static boolean isFit(String id) {
        for (int i = 0; i < id.length(); i++) {
            if (id.charAt(i) == '/' || Character.isISOControl(id.charAt(i))) {
                return false;
            }
        }
        return !hasLoneSurrogate(id);
    }

    static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return text.codePoints().anyMatch(IdReader::isSurrogate);
            }
        }
        return false;
    }

    static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
