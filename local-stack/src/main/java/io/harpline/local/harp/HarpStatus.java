package io.harpline.local.harp;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Where an alert stands in Harp.
enum HarpStatus {
    OPEN,
    /// Open, with `[urgent]` in its name.
    URGENT,
    /// Open, with `[test]` in its name.
    TEST,
    CLOSED;

    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static HarpStatus after(HarpPost post) {
        if (post.severity() == HarpSeverity.OK) {
            return CLOSED;
        }
        String name = post.identity().alertName().toLowerCase(Locale.ROOT);
        if (name.contains("[test]")) {
            return TEST;
        }
        return name.contains("[urgent]") ? URGENT : OPEN;
    }
}
