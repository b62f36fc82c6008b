package io.harpline.local.harp;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Harp's severities in the order of their rank, 0 to 5.
enum HarpSeverity {
    OK,
    INFORMATION,
    WARNING,
    CRITICAL,
    UNKNOWN,
    URGENT;

    /// As it stands in a request: lower case only.
    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<HarpSeverity> of(String text) {
        return Arrays.stream(values())
                .filter(severity -> severity.text().equals(text))
                .findFirst();
    }
}
