package io.harpline.prove.model;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What must become of an archived notification.
///
/// @param result APPLIED, DUPLICATE, ABSORBED or QUARANTINED
/// @param faults of QUARANTINED: any of them may be told
/// @param noted whether something odd must be noted; of APPLIED and ABSORBED
/// @param earlier the record that brought the same notificationId first
/// @param event that it makes; of APPLIED
public record Ruling(
        String result,
        Set<Fault> faults,
        boolean noted,
        @Nullable Place earlier,
        @Nullable Change event) {

    /// A change that must be told as an event.
    ///
    /// @param known the severity before, as far as it was known
    /// @param named the severity before, as Gardin names it
    /// @param state after it
    public record Change(
            String type,
            @Nullable String known,
            @Nullable String named,
            @Nullable String closeReason,
            Standing state) {

        /// Whether the event may name this as the severity before: the design leaves open whose word it is.
        public boolean mayFollow(@Nullable String severity) {
            return Objects.equals(severity, named) || (known != null && known.equals(severity));
        }
    }

    public Ruling {
        faults = Set.copyOf(faults);
    }

    static Ruling quarantined(Set<Fault> faults, @Nullable Place earlier) {
        return new Ruling("QUARANTINED", faults, false, earlier, null);
    }

    /// Whether the outcome may tell this of a quarantine.
    public boolean allows(@Nullable String reason, @Nullable String field) {
        return faults.stream().anyMatch(fault -> fault.isTold(reason, field));
    }
}
