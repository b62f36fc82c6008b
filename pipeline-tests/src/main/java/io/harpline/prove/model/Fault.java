package io.harpline.prove.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A reason for quarantine.
///
/// @param field the JSON field at fault, null if it is the body as a whole; [#ANY] where the design names none
public record Fault(String reason, @Nullable String field) {

    static final String ANY = "*";

    /// Whether this is what an outcome tells.
    boolean isTold(@Nullable String toldReason, @Nullable String toldField) {
        return reason.equals(toldReason) && (ANY.equals(field) || Objects.equals(field, toldField));
    }
}
