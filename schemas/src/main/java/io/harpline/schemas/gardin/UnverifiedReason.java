package io.harpline.schemas.gardin;

import java.util.Locale;

/// Why the genuineness of a request was not shown.
public enum UnverifiedReason {
    /// No signature, more than one, none of 64 hex digits, or none that a key of its source verifies.
    SIGNATURE,
    /// Rightly signed, for a tenant that its source does not speak for.
    TENANT,
    /// Rightly signed, without a token that was demanded, or with one that was not taken.
    TOKEN;

    /// As it stands in the header `reason`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
